// Where the calls of a model go: whose it is, what it is called there, what it costs. Data types alone.

import type { ModelPrice } from '#cost/prices/model-price';
import type { ModelAdapter, Provider } from '#models/adapter';

export interface ModelRoute {
  readonly provider: Provider;
  /** As the provider names it: `claude-opus-5-5`. */
  readonly name: string;
  readonly adapter: ModelAdapter;
  readonly cost: ModelCost;
  /** Milliseconds without any byte after which a request has failed. */
  readonly silenceMsMax: number;
  /** Tokens of one answer at most, whatever is asked for; null or nothing for no such limit. */
  readonly outputTokensMax?: number | null;
}

export type ModelCost =
  | { readonly kind: 'priced'; readonly price: ModelPrice }
  /** Nobody is paid: a machine of one's own, or no model at all. */
  | { readonly kind: 'free' }
  /** Unknown is not free: only a limit on requests or tokens can cover such a call. */
  | { readonly kind: 'unpriced' };
