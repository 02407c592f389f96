// US dollars of one call under list prices: by its tokens, by the band that they fall into, and by what of the prompt is in
// the cache. Knows no rate and no trigger.

import { bandOf } from '../prices/band-of.js';
import type { ModelPrice, TokenRates } from '../prices/model-price.js';
import type { CacheChoice } from './types.js';

const HOUR_SECONDS = 3600;

/**
 * Seconds for which an entry lives after its last use; those of the shorter kind live as long as the provider says. Null where
 * that is not known.
 */
export function ttlSecondsOf({ cacheTtlSeconds }: ModelPrice, choice: '5m' | '1h'): number | null {
  return choice === '1h' ? HOUR_SECONDS : cacheTtlSeconds;
}

export interface CallSize {
  readonly input: number;
  readonly output: number;
  /** Of the input, what is cached at all. */
  readonly prefix: number;
}

/** What a call pays that finds the prefix in the cache, and one that does not: it writes it. Without a cache both are alike. */
export interface HitAndMiss {
  readonly hitUsd: number;
  readonly missUsd: number;
}

export function callCost(price: ModelPrice, choice: CacheChoice, call: CallSize): HitAndMiss {
  const { rates } = bandOf(price.bands, call.input);
  const prefix = Math.min(call.prefix, call.input);
  const rest = (call.input - prefix) * rates.inputUsd + call.output * rates.outputUsd;
  const usdAt = (prefixUsd: number | null): number =>
    (prefix * (prefixUsd ?? rates.inputUsd) + rest) / 1e6;
  if (choice === 'none') return { hitUsd: usdAt(null), missUsd: usdAt(null) };
  return { hitUsd: usdAt(rates.cacheReadUsd), missUsd: usdAt(writeUsd(rates, choice)) };
}

/** Null where the provider has no such entries. Where reading has a price and writing none, writing is a fresh token. */
export function writeUsd(rates: TokenRates, choice: '5m' | '1h'): number | null {
  const { cacheReadUsd, cacheWrite5mUsd, cacheWrite1hUsd, inputUsd } = rates;
  if (cacheReadUsd === null) return null;
  if (choice === '1h') return cacheWrite1hUsd;
  return cacheWrite5mUsd ?? (cacheWrite1hUsd === null ? inputUsd : null);
}
