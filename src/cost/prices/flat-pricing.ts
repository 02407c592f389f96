// One price for every token of every model: what a note on a napkin reckons with.

import type { PriceSource } from './model-price.js';
import type { Pricing } from './pricing.js';

const FLAT = /^flat:(\d+(?:\.\d+)?)\/1(K|M)$/i;

/** `flat:0.01/1K` or `flat:10/1M`. Null for any other text. */
export function parseFlatPricing(text: string): Pricing | null {
  const [, usd, unit = ''] = FLAT.exec(text) ?? [];
  if (usd === undefined) return null;
  const perMillion = Number(usd) * (unit.toUpperCase() === 'K' ? 1000 : 1);
  const source: PriceSource = { kind: 'flat', name: text, asOf: null, url: null };
  const rates = {
    inputUsd: perMillion,
    outputUsd: perMillion,
    cacheReadUsd: perMillion,
    cacheWrite5mUsd: perMillion,
    cacheWrite1hUsd: perMillion,
  };
  const bands = [{ overInputTokens: 0, rates }] as const;
  return {
    name: text,
    asOf: null,
    hasCaches: false,
    priceOf: (model) => ({
      kind: 'tokens',
      resolvedModel: model,
      price: { id: model, bands, batchFactor: null, cacheTokensMin: null, source },
      source,
    }),
  };
}
