// Orders from the command line: all at the start of tick 0, to the agent named before a colon or to the root.

import { didYouMean } from '#base/did-you-mean';
import { OrgsimError } from '#base/errors';
import type { Outside, OutsideEvent } from '#engine/types';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Org } from '#org/types';
import type { OrderDesk } from './order-desk.js';

/**
 * `Write the handbook`, or `engineering-lead: write the handbook` (an agent's id, name or title, in any case). Throws an
 * OrgsimError where what stands before a colon is nearly an agent's name. Texts are looked at at once.
 */
export function createOrderTexts(texts: readonly string[], org: Org, desk: OrderDesk): Outside {
  const named = texts.map((text) => addressee(text, org));
  const eventOf = (text: string, index: number): OutsideEvent[] => {
    const task = `order-text-${index + 1}`;
    const body = named[index]?.body ?? text;
    const to = named[index]?.to ?? desk.route(task, body);
    if (to === null) return [];
    return [{ from: HUMAN_PRINCIPAL, action: { type: 'order', to, body, task } }];
  };
  return {
    eventsAt: (tick) => (tick === 0 ? texts.flatMap(eventOf) : []),
    nextTick: (tick) => (tick <= 0 && texts.length > 0 ? 0 : null),
    receive: (message) => desk.receive(message),
  };
}

function addressee(text: string, { agents }: Org): { to: string; body: string } | null {
  const colon = text.indexOf(':');
  if (colon < 0) return null;
  const name = text.slice(0, colon).trim();
  const names = agents.flatMap((agent) =>
    [agent.id, agent.name, agent.title ?? ''].map((known) => ({ known, to: agent.id })),
  );
  const found = names.find(({ known }) => known.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return { to: found.to, body: text.slice(colon + 1).trim() };
  const meant = didYouMean(
    name,
    names.map(({ known }) => known),
  );
  if (meant === null) return null;
  const message = `There is no agent "${name}"; the order would go to the top with its name in it.`;
  throw new OrgsimError('agent-unknown', message, `Did you mean "${meant}:"?`);
}
