// One price for every token, of whatever model: for comparing tokens in dollars.

import { formatUsd } from '#base/format-usd';
import type { PriceSource, TokenRates } from './model-price.js';
import type { Pricing } from './pricing.js';

/** `name` is as the user wrote it: `flat:0.01/1K`. */
export function flatPricing(name: string, usdPerMillion: number): Pricing {
  const rates: TokenRates = {
    inputUsd: usdPerMillion,
    outputUsd: usdPerMillion,
    cacheReadUsd: null,
    cacheWrite5mUsd: null,
    cacheWrite1hUsd: null,
  };
  const text = `${formatUsd(usdPerMillion)} per million tokens`;
  const source: PriceSource = { kind: 'flat', name: text, asOf: null, url: null };
  return {
    name,
    asOf: null,
    hasCaches: false,
    priceOf: (model) => ({
      kind: 'tokens',
      resolvedModel: model,
      price: {
        id: model,
        bands: [{ overInputTokens: 0, rates }],
        batchFactor: null,
        cacheTokensMin: null,
        source,
      },
      source,
    }),
  };
}
