// List prices of the models that are most used, each row with its source and date. Data; knows no agent, and no other table.

import type { ModelPrice, PriceSource, RateBand, TokenRates } from './model-price.js';

const CLAUDE_PRICES = 'https://platform.claude.com/docs/en/about-claude/pricing';
const OPENAI_PRICES = 'https://developers.openai.com/api/docs/pricing';
const GOOGLE_PRICES = 'https://ai.google.dev/gemini-api/docs/pricing';

/** Batches cost half at all three providers. */
const BATCH_FACTOR = 0.5;

/** Dollars for a million tokens. */
interface ListedRates {
  readonly input: number;
  readonly output: number;
  /** From the cache; null where it is not offered. */
  readonly read: number | null;
}

/**
 * By provider, newest first. Writes of Anthropic cost 1.25 times a fresh token for 5 minutes, 2 times for an hour; what a read
 * costs differs by model (0.1, 0.05 or 0.025 of the input), and so does the least that is cached: it is not known of all.
 */
export const LIST_PRICES: readonly ListedPrice[] = [
  claude('claude-fable-5-2', '2026-11-10', { input: 8, output: 40, read: 0.2 }, null),
  claude('claude-fable-5-1', '2026-11-10', { input: 10, output: 50, read: 0.25 }, null),
  claude('claude-fable-5', '2026-11-10', { input: 10, output: 50, read: 1 }, 512),
  claude('claude-opus-5-5', '2026-11-10', { input: 4, output: 20, read: 0.2 }, null),
  claude('claude-opus-5', '2026-11-10', { input: 5, output: 25, read: 0.5 }, 512),
  claude('claude-opus-4-8', '2026-11-10', { input: 5, output: 25, read: 0.5 }, 1024),
  claude('claude-opus-4-7', '2026-11-10', { input: 5, output: 25, read: 0.5 }, 2048),
  claude('claude-opus-4-6', '2026-11-10', { input: 5, output: 25, read: 0.5 }, 4096),
  claude('claude-opus-4-5', '2026-11-10', { input: 5, output: 25, read: 0.5 }, 4096),
  claude('claude-sonnet-5-5', '2026-11-10', { input: 2, output: 10, read: 0.1 }, null),
  claude('claude-sonnet-5', '2026-11-10', { input: 2, output: 10, read: 0.2 }, 1024),
  claude('claude-sonnet-4-6', '2026-11-10', { input: 3, output: 15, read: 0.3 }, 1024),
  claude('claude-sonnet-4-5', '2026-11-10', { input: 3, output: 15, read: 0.3 }, 1024),
  claude('claude-haiku-5-5', '2026-11-10', { input: 0.1, output: 0.5, read: 0.01 }, null, {
    over: 100_000,
    input: 0.5,
    output: 2.5,
    read: 0.05,
  }),
  claude('claude-haiku-4-5', '2026-11-10', { input: 1, output: 5, read: 0.1 }, 4096),
  gpt6('gpt-6.1-sol', '2026-09-30', { input: 2, output: 10, read: 0.1 }),
  gpt6('gpt-6-astra', '2026-09-23', { input: 10, output: 50, read: 1 }),
  gpt6('gpt-6-sol', '2026-09-23', { input: 2, output: 10, read: 0.2 }),
  gpt6('gpt-6-luna', '2026-09-23', { input: 0.1, output: 0.5, read: 0.01 }),
  unwritten('openai', 'gpt-5.4-mini', { input: 0.75, output: 4.5, read: 0.075 }, 1024),
  unwritten('openai', 'gpt-4.1', { input: 2, output: 8, read: 0.5 }, 1024),
  unwritten('openai', 'gpt-4o', { input: 2.5, output: 10, read: 1.25 }, 1024),
  unwritten('openai', 'gpt-4o-2024-05-13', { input: 5, output: 15, read: null }, null),
  unwritten('openai', 'gpt-4o-mini', { input: 0.15, output: 0.6, read: 0.075 }, 1024),
  unwritten('google', 'gemini-2.5-pro', { input: 1.25, output: 10, read: 0.125 }, null, {
    over: 200_000,
    input: 2.5,
    output: 15,
    read: 0.25,
  }),
  unwritten('google', 'gemini-2.5-flash', { input: 0.3, output: 2.5, read: 0.03 }, null),
];

/** The day of the newest row. */
export const LIST_PRICES_AS_OF = newestDay(LIST_PRICES.map(({ source }) => source.asOf));

/** The last of some days; empty where there are none. */
export function newestDay(days: readonly string[]): string {
  return [...days].sort().at(-1) ?? '';
}

export interface ListedPrice extends ModelPrice {
  readonly provider: 'anthropic' | 'openai' | 'google';
  readonly source: PriceSource & { readonly asOf: string; readonly url: string };
}

/** Rates above so many input tokens. */
interface ListedBand extends ListedRates {
  readonly over: number;
}

/** Entries of 5 minutes and of an hour. */
function claude(
  id: string,
  asOf: string,
  rates: ListedRates,
  cacheTokensMin: number | null,
  above?: ListedBand,
): ListedPrice {
  return {
    provider: 'anthropic',
    id,
    bands: bandsOf(rates, above, { write5m: 1.25, write1h: 2 }),
    batchFactor: BATCH_FACTOR,
    cacheTokensMin,
    cacheTtlSeconds: 300,
    source: listSource(asOf, CLAUDE_PRICES),
  };
}

/** Entries of 30 minutes; above 272,000 tokens input and cache cost double, output half as much again. */
function gpt6(id: string, asOf: string, rates: ListedRates & { read: number }): ListedPrice {
  const { input, output, read } = rates;
  const above = {
    over: 272_000,
    input: times(input, 2),
    output: times(output, 1.5),
    read: times(read, 2),
  };
  return {
    provider: 'openai',
    id,
    bands: bandsOf(rates, above, { write5m: 1.25, write1h: null }),
    batchFactor: BATCH_FACTOR,
    cacheTokensMin: 1024,
    cacheTtlSeconds: 1800,
    source: listSource(asOf, OPENAI_PRICES),
  };
}

/** No entry is written for a price: they come and go as the provider likes. */
function unwritten(
  provider: 'openai' | 'google',
  id: string,
  rates: ListedRates,
  cacheTokensMin: number | null,
  above?: ListedBand,
): ListedPrice {
  return {
    provider,
    id,
    bands: bandsOf(rates, above, { write5m: null, write1h: null }),
    batchFactor: BATCH_FACTOR,
    cacheTokensMin,
    cacheTtlSeconds: null,
    source: listSource('2026-09-23', provider === 'openai' ? OPENAI_PRICES : GOOGLE_PRICES),
  };
}

/** What writing an entry costs over a fresh token; null where none is written for a price. */
interface WriteFactors {
  readonly write5m: number | null;
  readonly write1h: number | null;
}

function bandsOf(
  rates: ListedRates,
  above: ListedBand | undefined,
  factors: WriteFactors,
): ModelPrice['bands'] {
  const first: RateBand = { overInputTokens: 0, rates: ratesOf(rates, factors) };
  if (above === undefined) return [first];
  return [first, { overInputTokens: above.over, rates: ratesOf(above, factors) }];
}

function ratesOf(
  { input, output, read }: ListedRates,
  { write5m, write1h }: WriteFactors,
): TokenRates {
  return {
    inputUsd: input,
    outputUsd: output,
    cacheReadUsd: read,
    cacheWrite5mUsd: write5m === null ? null : times(input, write5m),
    cacheWrite1hUsd: write1h === null ? null : times(input, write1h),
  };
}

function listSource(asOf: string, url: string): ListedPrice['source'] {
  return { kind: 'overlay', name: `list prices ${asOf}`, asOf, url };
}

/** A price times a factor, without the dust of binary fractions. */
function times(price: number, factor: number): number {
  return Number((price * factor).toPrecision(12));
}
