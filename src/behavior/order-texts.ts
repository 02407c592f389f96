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
    isSteady: true,
    eventsAt: (tick) => (tick === 0 ? texts.flatMap(eventOf) : []),
    nextTick: (tick) => (tick <= 0 && texts.length > 0 ? 0 : null),
    receive: (message) => desk.receive(message),
  };
}

/** Four words are the most that an agent's name is likely to have; `10:30` and `https://` name nobody. */
const ADDRESS = /^\s*((?:[^\s:]+\s+){0,3}[^\s:]+)\s*:(?![\d/])/u;

/** What stands before the colon of an order as an agent's name would, and is none: the order goes to the top as written. */
export function strangeAddressee(text: string, org: Org): string | null {
  return findAddressee(text, namesOf(org)) === null ? (ADDRESS.exec(text)?.[1] ?? null) : null;
}

interface Addressee {
  readonly to: string;
  readonly body: string;
}

interface KnownName {
  readonly known: string;
  readonly to: string;
}

function namesOf({ agents }: Org): readonly KnownName[] {
  return agents.flatMap((agent) =>
    [agent.id, agent.name, agent.title ?? ''].map((known) => ({ known, to: agent.id })),
  );
}

function addressee(text: string, org: Org): Addressee | null {
  const names = namesOf(org);
  const found = findAddressee(text, names);
  const colon = text.indexOf(':');
  if (found !== null || colon < 0) return found;
  const name = text.slice(0, colon).trim();
  const meant = didYouMean(
    name,
    names.map(({ known }) => known),
  );
  if (meant === null) return null;
  const message = `There is no agent "${name}"; the order would go to the top with its name in it.`;
  throw new OrgsimError('agent-unknown', message, `Did you mean "${meant}:"?`);
}

function findAddressee(text: string, names: readonly KnownName[]): Addressee | null {
  const colon = text.indexOf(':');
  if (colon < 0) return null;
  const name = text.slice(0, colon).trim().toLowerCase();
  const found = names.find(({ known }) => known.toLowerCase() === name);
  return found === undefined ? null : { to: found.to, body: text.slice(colon + 1).trim() };
}
