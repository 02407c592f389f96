// A pricing by token for tests: $1 in, $10 out and the cache at the usual factors, for a million tokens of any model.
import type { Pricing } from '#cost/prices/pricing';

const SOURCE = { kind: 'overlay', name: 'test prices', asOf: '2026-11-01', url: null } as const;

const PRICE = {
  bands: [
    {
      overInputTokens: 0,
      rates: {
        inputUsd: 1,
        outputUsd: 10,
        cacheReadUsd: 0.1,
        cacheWrite5mUsd: 1.25,
        cacheWrite1hUsd: 2,
      },
    },
  ],
  batchFactor: 0.5,
  cacheTokensMin: null,
  cacheTtlSeconds: 300,
  source: SOURCE,
} as const;

export const LIST_PRICING: Pricing = {
  name: 'test',
  asOf: '2026-11-01',
  hasCaches: true,
  priceOf: (model) => {
    const price = { id: model, ...PRICE };
    return { kind: 'tokens', resolvedModel: model, source: SOURCE, price };
  },
};
