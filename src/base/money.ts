// Money as whole nano-dollars, so that sums are exact in any order. Knows nothing of prices.

/** US dollars x 1e9 as an integer. Safe up to 9,007,199 dollars; larger sums go through `sumNanoUsd`. */
export type NanoUsd = number;

const NANO_PER_USD = 1_000_000_000;
/** The most whole dollars that are exact as `NanoUsd`. */
export const USD_MAX = Math.floor(Number.MAX_SAFE_INTEGER / NANO_PER_USD);

/** Dollars to whole nano-dollars, rounded to the nearest. */
export function nanoUsd(dollars: number): NanoUsd {
  return Math.round(dollars * NANO_PER_USD);
}

/** Nano-dollars to dollars, for people and for JSON. */
export function toUsd(nano: NanoUsd | bigint): number {
  return Number(nano) / NANO_PER_USD;
}

/** Exact sum, whatever its size and order. */
export function sumNanoUsd(amounts: Iterable<NanoUsd>): bigint {
  let sum = 0n;
  for (const amount of amounts) sum += BigInt(amount);
  return sum;
}
