// Sums of amounts. A sum with something in it that has no price has none.

import type { Amount } from './records.js';

export const NO_AMOUNT: Amount = { nanoUsd: 0, tokens: 0, requests: 0 };

export function addAmounts(one: Amount, other: Amount): Amount {
  return combine(one, other, (a, b) => a + b);
}

/** The larger of both in each unit. */
export function maxAmount(one: Amount, other: Amount): Amount {
  return combine(one, other, Math.max);
}

export function sumAmounts(amounts: Iterable<Amount>): Amount {
  let sum = NO_AMOUNT;
  for (const amount of amounts) sum = addAmounts(sum, amount);
  return sum;
}

function combine(one: Amount, other: Amount, fold: (a: number, b: number) => number): Amount {
  return {
    nanoUsd:
      one.nanoUsd === null || other.nanoUsd === null ? null : fold(one.nanoUsd, other.nanoUsd),
    tokens: fold(one.tokens, other.tokens),
    requests: fold(one.requests, other.requests),
  };
}
