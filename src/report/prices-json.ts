// Prices for programs: all, or those of one model.

import { toJsonText } from '#base/json-text';
import type { KnownPrice, PriceList, PricePage } from '#main/known-prices';

/** Ends with a line feed. */
export function formatPriceListJson({ today, prices }: PriceList): string {
  return `${toJsonText({ version: 1, today, prices: prices.map(priceJson) })}\n`;
}

/** Ends with a line feed. */
export function formatPricePageJson(page: PricePage): string {
  const { today, asked, elsewhere } = page;
  const json = {
    version: 1,
    today,
    asked,
    ...priceJson(page),
    elsewhere: elsewhere.map(priceJson),
  };
  return `${toJsonText(json)}\n`;
}

/** Dollars are for a million tokens; null is what is not offered, or not known. */
function priceJson({ model, aliases, price, ageDays }: KnownPrice) {
  const { bands, batchFactor, cacheTokensMin, cacheTtlSeconds, source } = price;
  const { kind, name, asOf, url } = source;
  return {
    model,
    aliases,
    bands: bands.map(({ overInputTokens, rates }) => ({ overInputTokens, ...rates })),
    batchFactor,
    cacheTokensMin,
    cacheTtlSeconds,
    source: { kind, name, asOf, url },
    ageDays,
  };
}
