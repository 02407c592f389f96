// Several sources of outside events as one. The order of the sources is the order of events within a tick.

import type { Outside } from '#engine/types';

export function composeOutside(sources: readonly Outside[]): Outside {
  return {
    eventsAt: (tick) => sources.flatMap((source) => source.eventsAt(tick)),
    nextTick: (tick) => {
      const ticks = sources.map((source) => source.nextTick(tick)).filter((next) => next !== null);
      return ticks.length === 0 ? null : Math.min(...ticks);
    },
    receive: (message, tick) => {
      for (const source of sources) source.receive(message, tick);
    },
  };
}
