// What a model costs, token by token, and who says so. Data types alone; knows no agent and no price.

/** US dollars for a million tokens. Null where the provider has no such price: never free. */
export interface TokenRates {
  readonly inputUsd: number;
  readonly outputUsd: number;
  /** A token that is read from the prompt cache. */
  readonly cacheReadUsd: number | null;
  /** A token that is written to an entry of 5 minutes, or of the one kind there is (see `cacheTtlSeconds`); or of 1 hour. */
  readonly cacheWrite5mUsd: number | null;
  readonly cacheWrite1hUsd: number | null;
}

/** A request of more than `overInputTokens` input tokens, cached ones too, has these rates for all its tokens. */
export interface RateBand {
  readonly overInputTokens: number;
  readonly rates: TokenRates;
}

export type PriceSourceKind =
  /** A file of the user's. */
  | 'file'
  /** The project's own dated table of list prices. */
  | 'overlay'
  /** The package @pydantic/genai-prices. */
  | 'genai-prices'
  /** It runs on a machine of one's own. */
  | 'free-local'
  /** The table by invocation of the design note. */
  | 'reference'
  /** One price for all tokens, from the command line. */
  | 'flat';

export interface PriceSource {
  readonly kind: PriceSourceKind;
  /** For people: `list prices 2026-11-10`, `genai-prices 0.1.8`, `prices.json`. */
  readonly name: string;
  /** When it was true: `2026-11-10` or `2026-11`; null where nothing says. */
  readonly asOf: string | null;
  readonly url: string | null;
}

/** Prices of one named version of a model. */
export interface ModelPrice {
  /** Never an alias: `claude-opus-5-5`. */
  readonly id: string;
  /** By `overInputTokens`, rising, the first 0. */
  readonly bands: readonly [RateBand, ...RateBand[]];
  /** What a batch request costs over a usual one, 0 to 1; null where the provider takes no batches or nothing is known. */
  readonly batchFactor: number | null;
  /** Fewest tokens of a prefix that are cached at all; null where it is not known. */
  readonly cacheTokensMin: number | null;
  /**
   * Seconds for which an entry that `cacheWrite5mUsd` pays for lives after its last use: 300, or 1,800 where a provider has
   * another kind. Null where no entry is written for a price, or where nothing is known.
   */
  readonly cacheTtlSeconds: number | null;
  readonly source: PriceSource;
}
