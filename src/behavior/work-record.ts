// The work that one org was given, kept so that another org gets the same: same orders, same instants, same recipients
// where it has them. Knows nothing of where the work came from.

import type { Outside, OutsideEvent } from '#engine/types';
import type { Org } from '#org/types';
import type { OrderDesk } from './order-desk.js';

/** Plain data, ticks rising. */
export interface WorkRecord {
  /** Of the org that was given the work. */
  readonly tickSeconds: number;
  readonly events: { readonly tick: number; readonly event: OutsideEvent }[];
}

/** `work` as it is; what happens is written into `record` meanwhile. */
export function recordWork(work: Outside, record: WorkRecord): Outside {
  return {
    isSteady: work.isSteady === true,
    eventsAt(tick) {
      const events = work.eventsAt(tick);
      for (const event of events) record.events.push({ tick, event });
      return events;
    },
    nextTick: (tick) => work.nextTick(tick),
    receive: (message, tick) => work.receive(message, tick),
  };
}

export interface ReplayedWork extends Outside {
  /** Orders so far for agents that the org does not have: they went where it takes orders that name nobody. */
  countRerouted(): number;
}

/** The recorded work, for `org`: where its ticks differ, at the tick that holds the same instant. */
export function replayWork(record: WorkRecord, org: Org, desk: OrderDesk): ReplayedWork {
  const ids = new Set(org.agents.map(({ id }) => id));
  const tickOf = (tick: number): number =>
    Math.floor((tick * record.tickSeconds) / org.tickSeconds);
  let next = 0;
  let rerouted = 0;

  const addressed = (event: OutsideEvent): OutsideEvent[] => {
    const { action } = event;
    if (action.type !== 'order' || ids.has(action.to)) return [event];
    const to = desk.route(action.task ?? '', action.body);
    if (to === null) return [];
    rerouted += 1;
    return [{ ...event, action: { ...action, to } }];
  };

  return {
    eventsAt(tick) {
      const events: OutsideEvent[] = [];
      for (
        let entry = record.events[next];
        entry !== undefined && tickOf(entry.tick) <= tick;
        entry = record.events[next]
      ) {
        events.push(...addressed(entry.event));
        next += 1;
      }
      return events;
    },
    nextTick(tick) {
      const entry = record.events[next];
      return entry === undefined ? null : Math.max(tick, tickOf(entry.tick));
    },
    receive: (message) => desk.receive(message),
    countRerouted: () => rerouted,
  };
}
