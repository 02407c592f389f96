// One price for every token, whichever model and direction: what the command line says as `flat:0.01/1K`. Knows no table.

import { formatUsd } from '#base/format-usd';
import type { PriceSource } from './model-price.js';
import type { Pricing } from './pricing.js';

const UNITS: ReadonlyMap<string, number> = new Map([
  ['K', 1000],
  ['M', 1_000_000],
]);
/** Dollars for a million tokens: far beyond any price, and small enough to count with. */
const PER_MILLION_MAX = 1_000_000;

/** `flat:0.01/1K` or `flat:10/1M`. Null for a text that is no such price, a price of nothing too. */
export function parseFlatPricing(text: string): Pricing | null {
  const match = /^flat:\$?(\d+(?:\.\d+)?|\.\d+)\/1?([KM])$/i.exec(text.trim());
  if (match === null) return null;
  const [, price = '', letter = ''] = match;
  const unit = letter.toUpperCase();
  const dollars = Number(price);
  const perMillion = Number(((dollars * 1_000_000) / (UNITS.get(unit) ?? 1)).toPrecision(12));
  if (!(perMillion > 0 && perMillion <= PER_MILLION_MAX)) return null;
  return flatPricing(
    perMillion,
    `flat:${dollars}/1${unit}`,
    `${formatUsd(dollars)} per 1${unit} tokens`,
  );
}

function flatPricing(usd: number, name: string, words: string): Pricing {
  const source: PriceSource = { kind: 'flat', name: `flat, ${words}`, asOf: null, url: null };
  const rates = {
    inputUsd: usd,
    outputUsd: usd,
    cacheReadUsd: usd,
    cacheWrite5mUsd: usd,
    cacheWrite1hUsd: usd,
  };
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
        cacheTtlSeconds: null,
        source,
      },
      source,
    }),
  };
}
