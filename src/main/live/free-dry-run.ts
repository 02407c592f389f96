// Prices with the model that is none: `dry-run` answers by itself, so it costs nothing.

import { localPrice } from '#cost/prices/local-price';
import type { Pricing } from '#cost/prices/pricing';

const DRY_RUN = /^dry-run(?:\/|$)/u;

export function freeDryRun(pricing: Pricing): Pricing {
  return {
    ...pricing,
    priceOf(model) {
      if (!DRY_RUN.test(model)) return pricing.priceOf(model);
      const price = localPrice(model);
      return { kind: 'tokens', resolvedModel: model, price, source: price.source };
    },
  };
}
