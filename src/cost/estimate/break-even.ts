// The rate of arrivals above which polling is the cheaper mode, found on the estimate itself.

import { roleCostAtRate } from './cost-at-rate.js';
import type { CostBook, Role } from './cost-book.js';

/** Rates that are looked at first: closer together where few messages come. */
const PROBES = 16;
/** Two costs that differ by less, over the dearer of them, are the same. */
const SAME = 1e-9;
const STEPS_MAX = 60;

/** Null where polling is never cheaper, nothing costs anything, or the model is unpriced. 0 where it always is. */
export function breakEvenOf(book: CostBook, role: Role): number | null {
  return book.remember('break-even', role, () => findBreakEven(book, role));
}

function findBreakEven(book: CostBook, role: Role): number | null {
  const { ticksPerHour } = role.agents;
  /** Above 0 where polling is cheaper, 0 where both cost the same; null without prices. */
  const gainAt = (perHour: number): number | null => {
    const { pollingPerHour, eventDrivenPerHour } = roleCostAtRate(book, role, perHour);
    if (pollingPerHour === null || eventDrivenPerHour === null) return null;
    const dearer = Math.max(pollingPerHour, eventDrivenPerHour);
    if (dearer === 0) return null;
    const gain = (eventDrivenPerHour - pollingPerHour) / dearer;
    return Math.abs(gain) < SAME ? 0 : gain;
  };
  let below = 0;
  for (let probe = 0; probe <= PROBES; probe++) {
    const perHour = ticksPerHour * (probe / PROBES) ** 2;
    const gain = gainAt(perHour);
    if (gain === null) return null;
    if (gain >= 0) return probe === 0 ? 0 : crossing(below, perHour, gainAt);
    below = perHour;
  }
  return null;
}

/** Halves the span until it is as narrow as numbers are; polling is not cheaper at its beginning, and is at its end. */
function crossing(below: number, above: number, gainAt: (rate: number) => number | null): number {
  let [low, high] = [below, above];
  for (let step = 0; step < STEPS_MAX && high - low > SAME * above; step++) {
    const middle = (low + high) / 2;
    if ((gainAt(middle) ?? 0) >= 0) high = middle;
    else low = middle;
  }
  return high;
}
