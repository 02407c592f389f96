// What `orgsim models` shows: who can be asked, where, with which key, and what each name of a model means. Data types alone.

import type { ModelPrice } from '#cost/prices/model-price';
import type { ConfiguredProvider } from '#live/providers/config-keys';
import type { Endpoint } from '#live/providers/settle-provider';
import type { Provider } from '#models/adapter';

export interface ModelsReport {
  readonly config: { readonly path: string; readonly isThere: boolean };
  /** In sentences. */
  readonly warnings: readonly string[];
  readonly providers: readonly ProviderRow[];
  readonly models: readonly ModelRow[];
  /** In document order; null where no org was named. */
  readonly agents: readonly AgentModel[] | null;
}

export interface ProviderRow {
  readonly provider: ConfiguredProvider;
  /** Null where what is written for it cannot be meant. */
  readonly endpoint: Endpoint | null;
  readonly key:
    | { readonly kind: 'set'; readonly from: string }
    | { readonly kind: 'missing'; readonly places: string }
    | { readonly kind: 'not-needed' }
    | null;
  readonly reached: Reached;
}

export type Reached =
  /** Null models: it does not list them. */
  | { readonly kind: 'yes'; readonly models: readonly string[] | null }
  /** `why` is a sentence. */
  | { readonly kind: 'no'; readonly why: string }
  /** `why` is a clause. */
  | { readonly kind: 'not-asked'; readonly why: string };

export interface ModelRow {
  /** Names that mean it, as an ORG.md has them. */
  readonly names: readonly string[];
  readonly provider: Provider | null;
  /** As the provider calls it. */
  readonly name: string | null;
  readonly cost:
    | { readonly kind: 'priced'; readonly price: ModelPrice }
    | { readonly kind: 'free' }
    /** `why` is a clause. */
    | { readonly kind: 'unpriced'; readonly why: string };
  /** Null where nothing speaks against it; else a clause or a sentence. */
  readonly obstacle: string | null;
  /** Whether the provider lists it; null where nobody was asked, or it lists none. */
  readonly isListed: boolean | null;
}

export interface AgentModel {
  readonly id: string;
  readonly name: string;
  /** As the ORG.md names it: one of the `names` of a row. */
  readonly model: string;
  /** Null where it can run live. */
  readonly obstacle: string | null;
}
