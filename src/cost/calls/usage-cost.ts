// What a recorded call costs, whatever kind of price its model has. Knows no table.

import type { CallUsage } from '../prices/price-usage.js';
import { priceUsage } from '../prices/price-usage.js';
import type { ModelPricing } from '../prices/pricing.js';

/** US dollars; null where the model, or a kind of token that was used, has no price. */
export function usageCost(priced: ModelPricing, usage: CallUsage): number | null {
  switch (priced.kind) {
    case 'unpriced':
      return null;
    case 'invocation':
      return priced.usd;
    case 'tokens':
      return priceUsage(priced.price, usage).usd;
  }
}
