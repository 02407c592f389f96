// Prices with the model that is none: `dry-run` answers by itself, so it costs nothing.

import { localPrice } from '#cost/prices/local-price';
import type { Pricing } from '#cost/prices/pricing';

export const DRY_RUN_MODEL = 'dry-run';

export function freeDryRun(pricing: Pricing): Pricing {
  const price = localPrice(DRY_RUN_MODEL);
  return {
    ...pricing,
    priceOf: (model) =>
      model === DRY_RUN_MODEL
        ? { kind: 'tokens', resolvedModel: DRY_RUN_MODEL, price, source: price.source }
        : pricing.priceOf(model),
  };
}
