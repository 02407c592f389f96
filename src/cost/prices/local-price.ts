// Models that run on a machine of one's own, or nowhere (`dry-run`): free, whatever their tokens. Knows no other price.

import type { ModelId } from './model-id.js';
import type { ModelPrice } from './model-price.js';

const LOCAL_PROVIDERS: ReadonlySet<string> = new Set(['ollama', 'lmstudio', 'llamacpp', 'dry-run']);

/** Where a model runs: `remote` for one that its local program only passes on (`ollama/gpt-oss:120b-cloud`). */
export function placeOf({ provider, name }: ModelId): 'local' | 'remote' | 'elsewhere' {
  if (!LOCAL_PROVIDERS.has(provider ?? name)) return 'elsewhere';
  return /[:-]cloud$/.test(name) ? 'remote' : 'local';
}

const NOTHING = {
  inputUsd: 0,
  outputUsd: 0,
  cacheReadUsd: 0,
  cacheWrite5mUsd: null,
  cacheWrite1hUsd: null,
};

/** `id` is the model as it is named. */
export function localPrice(id: string): ModelPrice {
  return {
    id,
    bands: [{ overInputTokens: 0, rates: NOTHING }],
    batchFactor: null,
    cacheTokensMin: null,
    cacheTtlSeconds: null,
    source: { kind: 'free-local', name: 'free, runs locally', asOf: null, url: null },
  };
}
