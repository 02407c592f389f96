// Arithmetic on least, expected and most. Knows nothing of what they measure.

import type { NumberRange } from '#org/types';
import type { Spread } from './types.js';

export function exactly(value: number): Spread {
  return { low: value, expected: value, high: value };
}

/** The middle of a range is what is expected. */
export function spreadOf({ low, high }: NumberRange): Spread {
  return { low, expected: (low + high) / 2, high };
}

export function mapSpread(
  { low, expected, high }: Spread,
  change: (value: number) => number,
): Spread {
  return { low: change(low), expected: change(expected), high: change(high) };
}

export function addSpreads(spreads: Iterable<Spread>): Spread {
  const sum = { low: 0, expected: 0, high: 0 };
  for (const { low, expected, high } of spreads) {
    sum.low += low;
    sum.expected += expected;
    sum.high += high;
  }
  return sum;
}
