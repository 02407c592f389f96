// What an idle poll costs with the prompt still in the provider's cache, and without. Knows no engine and no trigger.

import type { Agent, NumberRange, TokenAssumption } from '#org/types';
import { IDLE_OUTPUT_TOKENS, STABLE_SHARE } from './estimate/call-tokens.js';
import { bandOf } from './prices/band-of.js';
import { findListPrice } from './prices/find-list-price.js';
import { REFERENCE_PRICES } from './reference-prices.js';

/** US dollars for one idle poll. */
export interface IdlePollPrice {
  /** The entry is still there, and is read. */
  readonly cachedUsd: number;
  /** It ran out, and is written again. */
  readonly missedUsd: number;
  /** Seconds for which an entry lives after its last use. */
  readonly ttlSeconds: number;
  /** The day of the list prices. */
  readonly asOf: string;
}

/** Null where the model's cache or prices are not known, or where the prompt is too short to be cached. */
export function idlePollPrice({
  model,
  tokens,
  idleTokens,
}: Pick<Agent, 'model' | 'tokens' | 'idleTokens'>): IdlePollPrice | null {
  const price = findListPrice(model);
  const input = inputTokens(tokens);
  if (price === null || price.cacheTtlSeconds === null) return null;
  const { inputUsd, outputUsd, cacheReadUsd, cacheWrite5mUsd } = bandOf(price.bands, input).rates;
  if (cacheReadUsd === null || cacheWrite5mUsd === null) return null;
  const stable = input * STABLE_SHARE;
  if (stable < (price.cacheTokensMin ?? 0)) return null;
  const output = middle(idleTokens?.output ?? idleTokens?.total) ?? IDLE_OUTPUT_TOKENS;
  const usdAt = (stableUsd: number): number =>
    (stable * stableUsd + (input - stable) * inputUsd + output * outputUsd) / 1e6;
  return {
    cachedUsd: usdAt(cacheReadUsd),
    missedUsd: usdAt(cacheWrite5mUsd),
    ttlSeconds: price.cacheTtlSeconds,
    asOf: price.source.asOf,
  };
}

/** Of a total, the table's share. */
function inputTokens(stated: TokenAssumption | null): number {
  const { input, output } = REFERENCE_PRICES.tokens;
  const total = middle(stated?.total);
  return middle(stated?.input) ?? (total === null ? input : (total * input) / (input + output));
}

function middle(range: NumberRange | null | undefined): number | null {
  return range === null || range === undefined ? null : (range.low + range.high) / 2;
}
