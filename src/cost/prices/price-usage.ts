// What a call cost, by the tokens that it used. A pure fold; what is not known stays unknown. Knows no provider.

import { bandOf } from './band-of.js';
import type { ModelPrice, TokenRates } from './model-price.js';

/** Tokens of one call, each counted once. Null where nothing says how many. */
export interface CallUsage {
  /** Input that was neither read from a cache nor written to one. */
  readonly freshInput: number | null;
  readonly cacheRead: number | null;
  /** Written to an entry of 5 minutes, or of the one kind there is; and to one of an hour. */
  readonly cacheWrite5m: number | null;
  readonly cacheWrite1h: number | null;
  readonly output: number | null;
  /** All input together: it chooses the band. May be known where its parts are not. */
  readonly wholeInput: number | null;
  readonly isBatch: boolean;
  /** Fields of the raw usage that are missing or contradict each other, as the provider names them. */
  readonly unknown: readonly string[];
}

export type UsagePart = 'freshInput' | 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h' | 'output';

export interface UsageCost {
  /** US dollars; null where the tokens are not known, or no price of them. */
  readonly parts: Readonly<Record<UsagePart, number | null>>;
  /** Their sum; null where one of them is not known. */
  readonly usd: number | null;
  /** The sum of those that are known: it cost at least that. */
  readonly leastUsd: number;
  /** Why `usd` is not known, in clauses; empty where it is. */
  readonly missing: readonly string[];
}

const PARTS = {
  freshInput: { rate: 'inputUsd', what: 'input' },
  output: { rate: 'outputUsd', what: 'output' },
  cacheRead: { rate: 'cacheReadUsd', what: 'cache reads' },
  cacheWrite5m: { rate: 'cacheWrite5mUsd', what: 'cache writes' },
  cacheWrite1h: { rate: 'cacheWrite1hUsd', what: 'cache writes of an hour' },
} as const satisfies Record<UsagePart, { rate: keyof TokenRates; what: string }>;

/** Of tokens that are known to be none, no price is needed. */
export function priceUsage(price: ModelPrice, usage: CallUsage): UsageCost {
  const rates = ratesFor(price, usage.wholeInput);
  const factor = usage.isBatch ? price.batchFactor : 1;
  const missing = usage.unknown.map((field) => `${field} is not known`);
  if (rates === null) missing.push('the size of the input, which chooses the price, is not known');
  if (factor === null) missing.push(`no price of batches of ${price.id} is known`);
  const partOf = (part: UsagePart): number | null => {
    const { rate, what } = PARTS[part];
    const tokens = usage[part];
    if (tokens === null || tokens === 0) return tokens;
    if (rates === null || factor === null) return null;
    const perMillion = rates[rate];
    if (perMillion !== null) return (tokens * perMillion * factor) / 1e6;
    missing.push(`no price of ${what} of ${price.id} is known`);
    return null;
  };
  const parts = {
    freshInput: partOf('freshInput'),
    cacheRead: partOf('cacheRead'),
    cacheWrite5m: partOf('cacheWrite5m'),
    cacheWrite1h: partOf('cacheWrite1h'),
    output: partOf('output'),
  };
  const costs = Object.values(parts);
  const leastUsd = costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0);
  return { parts, usd: costs.includes(null) ? null : leastUsd, leastUsd, missing };
}

/** The rates of a request of so many input tokens, cached ones too; null where that is not known and would matter. */
function ratesFor({ bands }: ModelPrice, inputTokens: number | null): TokenRates | null {
  if (inputTokens === null) return bands.length === 1 ? bands[0].rates : null;
  return bandOf(bands, inputTokens).rates;
}
