// What a recorded call costs at a price. Knows no table.

import type { RateBand } from '../prices/model-price.js';
import type { ModelPricing } from '../prices/pricing.js';
import type { CallUsage } from './call-usage.js';
import { inputOf } from './call-usage.js';

/** US dollars; null where the model, or a kind of token that was used, has no price. */
export function usageCost(priced: ModelPricing, usage: CallUsage, isBatch: boolean): number | null {
  switch (priced.kind) {
    case 'unpriced':
      return null;
    case 'invocation':
      return priced.usd;
    case 'tokens': {
      const { bands, batchFactor } = priced.price;
      const { rates } = bandOf(bands, inputOf(usage));
      const factor = isBatch ? batchFactor : 1;
      if (factor === null) return null;
      const parts = [
        cost(usage.inputTokens, rates.inputUsd),
        cost(usage.cacheReadTokens, rates.cacheReadUsd),
        cost(usage.cacheWrite5mTokens, rates.cacheWrite5mUsd),
        cost(usage.cacheWrite1hTokens, rates.cacheWrite1hUsd),
        cost(usage.outputTokens, rates.outputUsd),
      ];
      const known = parts.filter((part) => part !== null);
      if (known.length < parts.length) return null;
      return (known.reduce((sum, part) => sum + part, 0) * factor) / 1e6;
    }
  }
}

function cost(tokens: number, usdPerMillion: number | null): number | null {
  if (tokens === 0) return 0;
  return usdPerMillion === null ? null : tokens * usdPerMillion;
}

function bandOf(bands: readonly [RateBand, ...RateBand[]], inputTokens: number): RateBand {
  return bands.findLast(({ overInputTokens }) => inputTokens > overInputTokens) ?? bands[0];
}
