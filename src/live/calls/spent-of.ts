// What a call did cost, by what its provider reported. What is not clear counts as much as it may have cost. Pure.

import { nanoUsd } from '#base/money';
import type { CallUsage } from '#cost/prices/price-usage';
import { priceUsage } from '#cost/prices/price-usage';
import { NO_AMOUNT } from '#journal/amounts';
import type { Amount } from '#journal/records';
import type { ReportedUsage } from '#models/adapter';
import type { ModelError } from '#models/model-error';
import type { ModelCost } from './model-route.js';
import { readUsage } from './read-usage.js';

export interface Settled {
  readonly spent: Amount;
  /** Whether `spent` is the truth, or the most that it may be for want of it. */
  readonly isKnown: boolean;
}

/** Of a call that was answered. `reserved` is its worst case. */
export function spentOf(usage: ReportedUsage | null, cost: ModelCost, reserved: Amount): Settled {
  if (usage === null) return { spent: reserved, isKnown: false };
  return settle(readUsage(usage), cost, reserved);
}

/**
 * Of a call that failed. What was reported before it broke off says what went in; what came out was at most `outputTokensMax`
 * tokens, unless more is reported.
 */
export function spentOnFailure(
  { facts: { mayBeBilled, usage } }: ModelError,
  cost: ModelCost,
  reserved: Amount,
  outputTokensMax: number,
): Settled {
  if (!mayBeBilled) return { spent: NOTHING_PAID, isKnown: true };
  if (usage === null) return { spent: reserved, isKnown: false };
  const known = readUsage(usage);
  const output = Math.max(known.output ?? 0, outputTokensMax);
  const most = { ...known, output, unknown: [] };
  return { ...settle(most, cost, reserved), isKnown: false };
}

/** A request that nobody is paid for is a request. */
const NOTHING_PAID: Amount = { ...NO_AMOUNT, requests: 1 };

/** Far more than any model reads and writes in one call: whoever reports more reports nothing that could be paid. */
const TOKENS_MAX = 1e9;

function settle(usage: CallUsage, cost: ModelCost, reserved: Amount): Settled {
  const { wholeInput, output } = usage;
  // Of no input at all nobody can make anything: whoever reports none reports nothing.
  if (wholeInput === null || wholeInput === 0 || output === null)
    return { spent: reserved, isKnown: false };
  const tokens = wholeInput + output;
  if (tokens > TOKENS_MAX) return { spent: reserved, isKnown: false };
  if (cost.kind !== 'priced') {
    return { spent: { nanoUsd: reserved.nanoUsd, tokens, requests: 1 }, isKnown: true };
  }
  // No call of a run is part of a batch, whatever is said.
  const { usd, leastUsd } = priceUsage(cost.price, { ...usage, isBatch: false });
  const spent = (nano: number): Amount => ({
    // With prices of one's own: what cannot be counted exactly counts as the most that can be.
    nanoUsd: Math.min(nano, Number.MAX_SAFE_INTEGER),
    tokens,
    requests: 1,
  });
  if (usd !== null) return { spent: spent(nanoUsd(usd)), isKnown: true };
  return { spent: spent(Math.max(reserved.nanoUsd ?? 0, nanoUsd(leastUsd))), isKnown: false };
}
