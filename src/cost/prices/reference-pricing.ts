// The reference table as a pricing: so much for an invocation, by family.

import { priceSource } from '../invocation-price.js';
import { findReferencePrice, REFERENCE_PRICES } from '../reference-prices.js';
import type { PriceSource } from './model-price.js';
import type { Pricing } from './pricing.js';

export const referencePricing: Pricing = {
  name: REFERENCE_PRICES.name,
  asOf: REFERENCE_PRICES.asOf,
  hasCaches: false,
  priceOf(model) {
    const row = findReferencePrice(model);
    if (row === null)
      return { kind: 'unpriced', resolvedModel: model, why: `the reference table has no ${model}` };
    const source: PriceSource = {
      kind: 'reference',
      name: priceSource(model),
      asOf: REFERENCE_PRICES.asOf,
      url: REFERENCE_PRICES.source,
    };
    return { kind: 'invocation', resolvedModel: model, usd: row.usdPerInvocation, source };
  },
};
