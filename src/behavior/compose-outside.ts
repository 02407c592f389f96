// Several sources of outside events as one. The order of the sources is the order of events within a tick.

import type { Outside, OutsideEvent } from '#engine/types';

const NO_EVENTS: readonly OutsideEvent[] = [];

export function composeOutside(sources: readonly Outside[]): Outside {
  const [only, ...others] = sources;
  if (only !== undefined && others.length === 0) return only;
  return {
    isSteady: sources.every(({ isSteady }) => isSteady === true),
    eventsAt(tick) {
      let events = NO_EVENTS;
      for (const source of sources) {
        const more = source.eventsAt(tick);
        if (more.length > 0) events = events.length === 0 ? more : [...events, ...more];
      }
      return events;
    },
    nextTick(tick) {
      let first: number | null = null;
      for (let place = 0; place < sources.length; place++) {
        const next = sources[place]?.nextTick(tick) ?? null;
        if (next !== null && (first === null || next < first)) first = next;
      }
      return first;
    },
    receive(message, tick) {
      for (const source of sources) source.receive(message, tick);
    },
  };
}
