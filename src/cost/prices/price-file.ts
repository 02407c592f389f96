// What a file of prices says, once it is understood. Knows no JSON.

import type { ModelId } from './model-id.js';
import { modelKey } from './model-id.js';
import type { ModelPrice } from './model-price.js';

export interface PriceFile {
  /** As it was named. */
  readonly name: string;
  readonly asOf: string | null;
  /** By key, see `modelKey`. */
  readonly models: ReadonlyMap<string, ModelPrice>;
  /** What a name stands for, as written, by key. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** The row of a model by its id in whatever spelling: its own date first, else without one. */
export function findFilePrice(file: PriceFile | null, id: ModelId): ModelPrice | null {
  const undated = modelKey({ provider: id.provider, plain: id.undated });
  return file?.models.get(modelKey(id)) ?? file?.models.get(undated) ?? null;
}
