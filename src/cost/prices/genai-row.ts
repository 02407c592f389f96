// A row of the package @pydantic/genai-prices as a price by token: its units, its tiers, its dates. Finds none, and loads
// nothing of the package.

import type { ConditionalPrice, ModelInfo, TieredPrices } from '@pydantic/genai-prices';
import type { ModelPrice, RateBand, TokenRates } from './model-price.js';

/** A test compares it with what is installed. */
export const GENAI_PRICES = {
  version: '0.1.8',
  /** When it was published: the day whose prices are taken, so that the same org always costs the same. */
  asOf: '2026-09-23',
  url: 'https://github.com/pydantic/genai-prices',
} as const;

export type GenaiAnswer =
  | { readonly kind: 'priced'; readonly price: ModelPrice }
  /** `detail` is a clause, null where there is nothing to add; `relative` is what the package would have answered with. */
  | { readonly kind: 'unpriced'; readonly detail: string | null; readonly relative: string | null };

/** Unpriced where it is not paid for by tokens, or not by tokens alone. */
export function priceOfRow(model: ModelInfo): GenaiAnswer {
  const { prices, note } = pricesOnDay(model.prices);
  const { input_mtok: input, output_mtok: output } = prices;
  if (input === undefined || output === undefined)
    return unpriced('it has no price of input and output by token');
  const other = Object.keys(prices).find(
    (unit) => !TOKEN_UNITS.includes(unit) && !OTHER_UNITS.test(unit),
  );
  if (other !== undefined)
    return unpriced(
      `it is paid for by more than tokens (${other.replace(/_[a-z]+$/, '').replaceAll('_', ' ')})`,
    );
  const bands = bandsOf({ ...prices, input_mtok: input, output_mtok: output });
  const isClaude = model.id.startsWith('claude-') && bands[0].rates.cacheWrite5mUsd !== null;
  const price: ModelPrice = {
    // Its rows of older versions are called after what was the latest of them.
    id: model.id.replace(/^(claude-.*)-latest$/, '$1'),
    bands,
    batchFactor: null,
    cacheTokensMin: null,
    cacheTtlSeconds: isClaude ? 300 : null,
    source: {
      kind: 'genai-prices',
      name: `genai-prices ${GENAI_PRICES.version}${note}`,
      asOf: GENAI_PRICES.asOf,
      url: GENAI_PRICES.url,
    },
  };
  return { kind: 'priced', price };
}

export function unpriced(detail: string | null): Extract<GenaiAnswer, { kind: 'unpriced' }> {
  return { kind: 'unpriced', detail, relative: null };
}

/** Units that text never has. */
const OTHER_UNITS = /^(web_searches|storage_searches|.*(audio|image|video))/;
const TOKEN_UNITS = [
  'input_mtok',
  'output_mtok',
  'cache_read_mtok',
  'cache_write_mtok',
  'cache_write_1h_mtok',
];

type UnitPrices = ConditionalPrice['prices'];
type UnitPrice = NonNullable<UnitPrices[string]>;

/** The last price that began by the day of the table; of prices that change with the hour, the dearest. */
function pricesOnDay(prices: ModelInfo['prices']): { prices: UnitPrices; note: string } {
  if (!Array.isArray(prices)) return { prices, note: '' };
  const begun = prices.filter(
    ({ constraint }) =>
      constraint?.type !== 'start_date' || constraint.start_date <= GENAI_PRICES.asOf,
  );
  const next = prices.find((each) => !begun.includes(each))?.constraint;
  const hourly = begun.filter(({ constraint }) => constraint?.type === 'time_of_date');
  const dearest = hourly.sort((a, b) => inputBase(b.prices) - inputBase(a.prices))[0];
  const dated = begun.filter(({ constraint }) => constraint?.type !== 'time_of_date');
  const chosen = dearest ?? dated.at(-1);
  const notes = [
    ...(dearest === undefined ? [] : ['at its dearest hours']),
    ...(next?.type === 'start_date' ? [`until ${next.start_date}`] : []),
  ];
  return { prices: chosen?.prices ?? {}, note: notes.map((each) => ` (${each})`).join('') };
}

function inputBase({ input_mtok: price }: UnitPrices): number {
  return typeof price === 'object' ? price.base : (price ?? 0);
}

interface TextPrices extends UnitPrices {
  readonly input_mtok: UnitPrice;
  readonly output_mtok: UnitPrice;
}

function bandsOf(prices: TextPrices): ModelPrice['bands'] {
  const starts = Object.entries(prices).flatMap(([unit, price]) =>
    TOKEN_UNITS.includes(unit) && typeof price === 'object' ? price.tiers : [],
  );
  const above = [...new Set(starts.map(({ start }) => start))]
    .filter((start) => start > 0)
    .sort((a, b) => a - b);
  const bandFrom = (start: number): RateBand => ({
    overInputTokens: start,
    rates: ratesFrom(prices, start),
  });
  return [bandFrom(0), ...above.map(bandFrom)];
}

function ratesFrom(prices: TextPrices, start: number): TokenRates {
  const rateOf = (price: UnitPrice): number =>
    typeof price === 'number' ? price : tierAt(price, start);
  const ifAny = (price: UnitPrice | undefined): number | null =>
    price === undefined ? null : rateOf(price);
  return {
    inputUsd: rateOf(prices.input_mtok),
    outputUsd: rateOf(prices.output_mtok),
    cacheReadUsd: ifAny(prices.cache_read_mtok),
    cacheWrite5mUsd: ifAny(prices.cache_write_mtok),
    cacheWrite1hUsd: ifAny(prices.cache_write_1h_mtok),
  };
}

function tierAt({ base, tiers }: TieredPrices, start: number): number {
  const reached = tiers.filter((tier) => tier.start <= start).sort((a, b) => a.start - b.start);
  return reached.at(-1)?.price ?? base;
}
