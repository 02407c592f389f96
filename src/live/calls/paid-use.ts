// What requests used, added up for a wake. Knows no call.

import type { Amount } from '#journal/records';
import type { PaidUse } from './paid-caller.js';

export const NOTHING_USED: PaidUse = { attempts: 0, costNano: 0, tokens: 0 };

export function sumUses(one: PaidUse, other: PaidUse): PaidUse {
  return {
    attempts: one.attempts + other.attempts,
    costNano:
      one.costNano === null || other.costNano === null ? null : one.costNano + other.costNano,
    tokens: one.tokens + other.tokens,
  };
}

export function useOf({ nanoUsd, tokens, requests }: Amount): PaidUse {
  return { attempts: requests, costNano: nanoUsd, tokens };
}
