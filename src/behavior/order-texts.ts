// Orders from the command line: all at the start of tick 0, to the agent named before a colon or to the root.

import type { Outside, OutsideEvent } from '#engine/types';
import { HUMAN_PRINCIPAL } from '#engine/types';
import type { Org } from '#org/types';
import type { OrderDesk } from './order-desk.js';

/** `Write the handbook`, or `engineering-lead: write the handbook` (an agent's id or name, in any case). */
export function createOrderTexts(texts: readonly string[], org: Org, desk: OrderDesk): Outside {
  const eventOf = (text: string, index: number): OutsideEvent[] => {
    const task = `order-text-${index + 1}`;
    const named = addressee(text, org);
    const body = named?.body ?? text;
    const to = named?.to ?? desk.route(task, body);
    if (to === null) return [];
    return [{ from: HUMAN_PRINCIPAL, action: { type: 'order', to, body, task } }];
  };
  return {
    eventsAt: (tick) => (tick === 0 ? texts.flatMap(eventOf) : []),
    nextTick: (tick) => (tick <= 0 && texts.length > 0 ? 0 : null),
    receive: (message) => desk.receive(message),
  };
}

function addressee(text: string, org: Org): { to: string; body: string } | null {
  const colon = text.indexOf(':');
  if (colon < 0) return null;
  const name = text.slice(0, colon).trim().toLowerCase();
  const agent = org.agents.find(
    (candidate) => candidate.id === name || candidate.name.toLowerCase() === name,
  );
  return agent === undefined ? null : { to: agent.id, body: text.slice(colon + 1).trim() };
}
