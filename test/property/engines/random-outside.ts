// What happens outside a random org: events by tick, and a human principal who answers. Its `nextTick` is honest, and it
// minds being passed over.

import { randomStream } from '#base/random-streams';
import type { Action, Message, Outside, OutsideEvent } from '#engine/types';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Org } from '#org/types';
import type { OutsideDraft } from './random-traffic.js';
import { actionOf } from './random-traffic.js';

/** Events by tick. `next` is fixed at the start of each question: as honest as can be. */
class EventCalendar {
  readonly #events = new Map<number, OutsideEvent[]>();
  #asked = -1;

  add(tick: number, event: OutsideEvent): void {
    const known = this.#events.get(tick);
    if (known === undefined) this.#events.set(tick, [event]);
    else known.push(event);
  }

  take(tick: number): readonly OutsideEvent[] {
    if (tick <= this.#asked) throw new Error(`asked for tick ${tick} after ${this.#asked}`);
    this.#asked = tick;
    for (const at of this.#events.keys())
      if (at < tick) throw new Error(`passed over the events of tick ${at}, now at ${tick}`);
    const events = this.#events.get(tick) ?? [];
    this.#events.delete(tick);
    return events;
  }

  next(tick: number): number | null {
    let first: number | null = null;
    for (const at of this.#events.keys()) {
      if (at >= tick && (first === null || at < first)) first = at;
    }
    return first;
  }
}

/** The drafted events and a principal who answers, approves or rejects some of what it gets. */
export function createRandomOutside(
  org: Org,
  drafts: readonly OutsideDraft[],
  seed: number,
): Outside {
  const calendar = new EventCalendar();
  for (const { tick, from, times, draft } of drafts) {
    const id = from === null ? HUMAN_PRINCIPAL : (org.agents[from % org.agents.length]?.id ?? '');
    const action = actionOf(org, draft, { id, tick, shown: [] });
    for (let time = 0; time < times; time++) calendar.add(tick, { from: id, action });
    // What the principal asks for is granted at once, most of the time.
    if (from === null && action.type === 'config_request' && tick % 5 !== 0)
      calendar.add(tick, { from: id, action: { type: 'approve' } });
  }
  return {
    eventsAt: (tick) => calendar.take(tick),
    nextTick: (tick) => calendar.next(tick),
    receive(message, tick) {
      const stream = randomStream(seed, `principal ${message.id}`);
      const action = replyTo(org, message, stream());
      if (action === null) return;
      const delay = 1 + Math.floor(stream() * 12);
      calendar.add(tick + delay, { from: HUMAN_PRINCIPAL, action });
    },
  };
}

function replyTo(org: Org, { kind, from, task }: Message, draw: number): Action | null {
  if (kind === 'config_request') return { type: draw < 0.8 ? 'approve' : 'reject' };
  const isThere = org.agents.some(({ id }) => id === from);
  if (!isThere || draw > 0.5) return null;
  const about = task === null ? {} : { task };
  return { type: kind === 'escalation' ? 'answer' : 'message', to: from, body: 'yes', ...about };
}
