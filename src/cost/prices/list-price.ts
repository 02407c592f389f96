// What a model costs by its price list alone, before any cache: small enough to stand beside an estimate, and to price other
// tokens by. Knows no agent.

import { bandOf } from './band-of.js';
import type { ModelPricing } from './pricing.js';

/** So much for an invocation, or by token. */
export type ListPrice =
  | { readonly kind: 'invocation'; readonly usd: number }
  | { readonly kind: 'tokens'; readonly bands: readonly [ListBand, ...ListBand[]] };

/** US dollars for a million tokens of a request with more than `overInputTokens` input tokens; rising, the first from 0. */
export interface ListBand {
  readonly overInputTokens: number;
  readonly inputUsd: number;
  readonly outputUsd: number;
}

/** Null where the model is unpriced. */
export function listPriceOf(priced: ModelPricing): ListPrice | null {
  switch (priced.kind) {
    case 'unpriced':
      return null;
    case 'invocation':
      return { kind: 'invocation', usd: priced.usd };
    case 'tokens': {
      const [first, ...rest] = priced.price.bands.map(({ overInputTokens, rates }) => ({
        overInputTokens,
        inputUsd: rates.inputUsd,
        outputUsd: rates.outputUsd,
      }));
      return first === undefined ? null : { kind: 'tokens', bands: [first, ...rest] };
    }
  }
}

/** US dollars of one call without a cache. */
export function listUsd(price: ListPrice, inputTokens: number, outputTokens: number): number {
  if (price.kind === 'invocation') return price.usd;
  const band = bandOf(price.bands, inputTokens);
  return (inputTokens * band.inputUsd + outputTokens * band.outputUsd) / 1e6;
}

export function isSamePrice(one: ListPrice | null, other: ListPrice | null): boolean {
  // Plain data whose keys are written in one order, above and by whoever reads it from a file.
  return JSON.stringify(one) === JSON.stringify(other);
}
