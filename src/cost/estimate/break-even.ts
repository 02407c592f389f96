// The rate of arrivals above which polling is the cheaper mode, found on the estimate itself.

import { roleCostAtRate } from './cost-at-rate.js';
import type { CostBook, Role } from './cost-book.js';

/** Rates that are looked at first: closer together where few messages come. */
const PROBES = 12;
/** Two costs that differ by less, over the dearer of them, are the same; so are two rates. */
const SAME = 1e-9;
const STEPS_MAX = 100;

/** Null where polling is never cheaper, nothing costs anything, or the model is unpriced. 0 where it always is. */
export function breakEvenOf(book: CostBook, role: Role): number | null {
  return book.remember('break-even', role, () => findBreakEven(book, role));
}

/** What sleeping costs over polling, as a share of the dearer: below 0 it is cheaper. Null without prices. */
type GainAt = (perHour: number) => number | null;

interface Point {
  readonly perHour: number;
  readonly gain: number;
}

function findBreakEven(book: CostBook, role: Role): number | null {
  const gainAt: GainAt = (perHour) => {
    const { pollingPerHour, eventDrivenPerHour } = roleCostAtRate(book, role, perHour);
    if (pollingPerHour === null || eventDrivenPerHour === null) return null;
    const dearer = Math.max(pollingPerHour, eventDrivenPerHour);
    if (dearer === 0) return null;
    const gain = (eventDrivenPerHour - pollingPerHour) / dearer;
    return Math.abs(gain) < SAME ? 0 : gain;
  };
  let below: Point | null = null;
  for (let probe = 0; probe <= PROBES; probe++) {
    const perHour = role.agents.ticksPerHour * (probe / PROBES) ** 2;
    const gain = gainAt(perHour);
    if (gain === null) return null;
    if (gain >= 0) return below === null ? 0 : crossing(below, { perHour, gain }, gainAt);
    below = { perHour, gain };
  }
  return null;
}

/** Between a rate at which sleeping is cheaper and one at which it is not: regula falsi, weighted (the Illinois way). */
function crossing(below: Point, above: Point, gainAt: GainAt): number {
  let [low, high] = [below, above];
  let lastSide = 0;
  for (
    let step = 0;
    step < STEPS_MAX && high.perHour - low.perHour > SAME * above.perHour;
    step++
  ) {
    if (high.gain === 0) return high.perHour;
    const perHour =
      low.perHour + ((high.perHour - low.perHour) * low.gain) / (low.gain - high.gain);
    const gain = gainAt(perHour) ?? 0;
    if (gain >= 0) {
      high = { perHour, gain };
      // An end that stays twice is made to weigh less, so that both close in.
      if (lastSide === 1) low = { ...low, gain: low.gain / 2 };
      lastSide = 1;
    } else {
      low = { perHour, gain };
      if (lastSide === -1) high = { ...high, gain: high.gain / 2 };
      lastSide = -1;
    }
  }
  return high.perHour;
}
