// What prices an org: a table by invocation, list prices by token, or one price for every token. The estimate asks one of
// these and knows none of them.

import type { ModelPrice, PriceSource } from './model-price.js';

/** How a model is priced. */
export type ModelPricing =
  /** So much for an invocation, whatever its tokens, idle polls too. */
  | {
      readonly kind: 'invocation';
      readonly resolvedModel: string;
      readonly usd: number;
      readonly source: PriceSource;
    }
  | {
      readonly kind: 'tokens';
      readonly resolvedModel: string;
      readonly price: ModelPrice;
      readonly source: PriceSource;
    }
  /** Nothing is known: never $0, and never a relative's price. `why` is a clause: `no price of gpt-9 is known`. */
  | { readonly kind: 'unpriced'; readonly resolvedModel: string; readonly why: string };

export interface Pricing {
  /** `reference`, `catalog`, or `flat:0.01/1K`. */
  readonly name: string;
  /** The date of the newest of its tables; null for one from the command line. */
  readonly asOf: string | null;
  /** Whether prompt caches and batches change its prices. */
  readonly hasCaches: boolean;
  /** Synchronous: what it needs is loaded before. Same model, same answer. */
  priceOf(model: string): ModelPricing;
}
