// Prices by token for tests: small, round, and like the real ones in kind.
import type { ModelPrice, TokenRates } from '#cost/prices/model-price';
import type { Pricing } from '#cost/prices/pricing';

const SOURCE = { kind: 'overlay', name: 'for the test', asOf: '2026-11', url: null } as const;

/** Of $4 in and $20 out for a million tokens, reads at 0.05, writes at 1.25 and 2. */
export const OPUS_RATES: TokenRates = {
  inputUsd: 4,
  outputUsd: 20,
  cacheReadUsd: 0.2,
  cacheWrite5mUsd: 5,
  cacheWrite1hUsd: 8,
};

export function scaleRates(rates: TokenRates, factor: number): TokenRates {
  return Object.fromEntries(
    Object.entries(rates).map(([name, usd]) => [name, usd === null ? null : usd * factor]),
  ) as unknown as TokenRates;
}

export function priceOf(parts: Partial<ModelPrice> = {}): ModelPrice {
  return {
    id: 'model',
    bands: [{ overInputTokens: 0, rates: OPUS_RATES }],
    batchFactor: 0.5,
    cacheTokensMin: null,
    cacheTtlSeconds: 300,
    source: SOURCE,
    ...parts,
  };
}

/** Every model that is named has its price; all others have none. */
export function tokenPricing(prices: Readonly<Record<string, ModelPrice>>): Pricing {
  return {
    name: 'catalog',
    asOf: '2026-11',
    hasCaches: true,
    priceOf(model) {
      const price = prices[model];
      return price === undefined
        ? { kind: 'unpriced', resolvedModel: model, why: `no price of ${model} is known` }
        : { kind: 'tokens', resolvedModel: model, price, source: SOURCE };
    },
  };
}
