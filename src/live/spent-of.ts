// What a call did cost, by what its provider reported. What is not clear counts as much as it may have cost. Pure.

import { nanoUsd } from '#base/money';
import type { CallUsage } from '#cost/prices/price-usage';
import { priceUsage } from '#cost/prices/price-usage';
import { usageOfAnthropic, usageOfOllama, usageOfOpenAi } from '#cost/prices/provider-usage';
import type { Amount } from '#journal/records';
import type { ReportedUsage } from '#models/adapter';
import type { ModelError } from '#models/model-error';
import type { ModelCost } from './model-route.js';

export interface Settled {
  readonly spent: Amount;
  /** Whether `spent` is the truth, or the most that it may be for want of it. */
  readonly isKnown: boolean;
}

/** Of a call that was answered. `reserved` is its worst case. */
export function spentOf(usage: ReportedUsage | null, cost: ModelCost, reserved: Amount): Settled {
  if (usage === null) return { spent: reserved, isKnown: false };
  return settle(tokensOf(usage), cost, reserved);
}

/**
 * Of a call that failed. What was reported before it broke off says what went in; what came out was at most `outputTokensMax`
 * tokens.
 */
export function spentOnFailure(
  { facts: { mayBeBilled, usage } }: ModelError,
  cost: ModelCost,
  reserved: Amount,
  outputTokensMax: number,
): Settled {
  if (!mayBeBilled) return { spent: NOTHING_PAID, isKnown: true };
  if (usage === null) return { spent: reserved, isKnown: false };
  const most = { ...tokensOf(usage), output: outputTokensMax, unknown: [] };
  return { ...settle(most, cost, reserved), isKnown: false };
}

/** A request that nobody is paid for is a request. */
const NOTHING_PAID: Amount = { nanoUsd: 0, tokens: 0, requests: 1 };

/** A dry run knows of none. */
const NO_CACHE = { cache_read_input_tokens: 0, cache_creation_input_tokens: 0 };

/** By kind, as the provider reports it. */
export function tokensOf({ provider, raw }: ReportedUsage): CallUsage {
  switch (provider) {
    case 'anthropic':
      return usageOfAnthropic(raw);
    case 'dry-run':
      return usageOfAnthropic({ ...raw, ...NO_CACHE });
    case 'openai':
      return usageOfOpenAi(raw);
    case 'ollama':
      return usageOfOllama(raw);
  }
}

function settle(usage: CallUsage, cost: ModelCost, reserved: Amount): Settled {
  const { wholeInput, output } = usage;
  // Of no input at all nobody can make anything: whoever reports none reports nothing.
  if (wholeInput === null || wholeInput === 0 || output === null)
    return { spent: reserved, isKnown: false };
  const tokens = wholeInput + output;
  if (cost.kind !== 'priced') {
    return { spent: { nanoUsd: reserved.nanoUsd, tokens, requests: 1 }, isKnown: true };
  }
  const { usd } = priceUsage(cost.price, usage);
  if (usd === null) {
    return { spent: { nanoUsd: reserved.nanoUsd, tokens, requests: 1 }, isKnown: false };
  }
  return { spent: { nanoUsd: nanoUsd(usd), tokens, requests: 1 }, isKnown: true };
}
