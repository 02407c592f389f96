// The keys of a file of prices, in words: the reader and the JSON schema are made of them. Knows no file.

/** Dollars for a million tokens, in a model and in a band of it. */
export const RATE_KEYS = {
  input: 'US dollars for a million tokens of input',
  output: 'US dollars for a million tokens of output',
  cacheRead: 'the same for input that is read from the prompt cache; left out: not known',
  cacheWrite5m: 'the same for input that is written to a cache entry of 5 minutes',
  cacheWrite1h: 'the same for input that is written to a cache entry of an hour',
} as const;

export type RateKey = keyof typeof RATE_KEYS;
export const REQUIRED_RATES = ['input', 'output'] as const satisfies readonly RateKey[];

/** Far beyond any price: what is more is a slip. */
export const RATE_MAX = 1_000_000;
export const TOKENS_MAX = 1_000_000_000;
export const BANDS_MAX = 20;

export const MODEL_KEYS = {
  batch: 'what a batch request costs over a usual one, 0 to 1; left out: not known',
  bands: 'other prices for requests with more input, cached input too',
  cacheMin: 'fewest tokens of a prefix that are cached at all; left out: not known',
  asOf: 'the day on which the price was true, as 2026-11-30; left out: that of the file',
  url: 'where the price stands',
} as const;

export const BAND_KEYS = {
  over: 'the prices hold for requests with more tokens of input than this',
} as const;

export const FILE_KEYS = {
  currency: 'USD, the only one that is known',
  asOf: 'the day on which the prices were true, as 2026-11-30',
  models: 'prices by model, as it is named in an ORG.md: claude-opus-5-5, provider/model',
  aliases: 'other names for models: what stands for what',
} as const;

/** A day, as text. */
export const DAY_PATTERN = '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$';
/** The name of a model: no space at its ends, and something in it. */
export const NAME_PATTERN = '^\\S(.*\\S)?$';
export const URL_PATTERN = '^https?://\\S+$';
