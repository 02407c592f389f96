// How many messages a tick brings. Knows no trigger's timing.

import type { ArrivalPattern } from '#org/names';

export interface ArrivalProcess {
  /** Chance that a tick brings no message of those kinds that make up this share of all messages, 0 to 1. */
  missChance(share: number): number;
}

/**
 * `one a tick`: at most one message, with the chance perTick (at most 1). `poisson`: perTick messages on average, which may
 * fall in one tick.
 */
export function arrivalProcess(pattern: ArrivalPattern, perTick: number): ArrivalProcess {
  if (pattern === 'poisson') return { missChance: (share) => Math.exp(-perTick * share) };
  const chance = Math.min(1, perTick);
  return { missChance: (share) => Math.max(0, 1 - chance * share) };
}
