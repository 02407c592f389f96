// All prices that are known, as a table: a row for each model, and one more for each band of it.

import { visibleText } from '#base/visible-text';
import type { PriceSource } from '#cost/prices/model-price';
import type { KnownPrice, PriceList } from '#main/known-prices';
import { joinBlocks } from './join-blocks.js';
import { ageText, bandText, NOTHING, RATE_COLUMNS, rateCells } from './price-cells.js';
import { formatCount } from './quantities.js';
import type { Column, Row, TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';
import { wrapText } from './wrap-text.js';

const COLUMNS: readonly Column[] = [
  { title: 'Model', align: 'left', least: 20 },
  ...RATE_COLUMNS,
  { title: 'Batch', align: 'right', dropOrder: 1 },
  { title: 'Cached from', align: 'right', dropOrder: 5 },
  { title: 'Source', align: 'left', dropOrder: 2 },
  { title: 'Age', align: 'right', dropOrder: 6 },
];

const UNIT =
  'US dollars for a million tokens. Read, Write: from and to a prompt cache, for 5 minutes or an hour (OpenAI: 30 minutes). -: not offered, or not known.';
const REST =
  'Models of ollama, lmstudio and llamacpp run locally and are free. What has no price is unpriced: never $0, and never at the price of a relative.';

/** Ends with a line feed. */
export function formatPriceTable({ today, prices }: PriceList, options: TableOptions): string {
  const { style, columns } = options;
  const wrap = (text: string): string[] => wrapText(visibleText(text), columns);
  const head = `Prices of ${prices.length} models; ages count to ${today}. ${UNIT}`;
  const aliases = prices.flatMap(({ aliases: names, model }) =>
    names.length === 0 ? [] : [`${names.join(', ')} = ${model}`],
  );
  return joinBlocks([
    wrap(head),
    formatTable(
      COLUMNS,
      prices.flatMap((price) => priceRows(price, options)),
      options,
    ).split('\n'),
    aliases.length === 0 ? [] : [style.strong('Aliases'), ...aliases.flatMap(wrap)],
    [...wrap(REST), ...wrap('More of one: orgsim prices MODEL.')].map((line) => style.dim(line)),
  ]);
}

function priceRows({ model, price, ageDays }: KnownPrice, { style }: TableOptions): Row[] {
  const { bands, batchFactor, cacheTokensMin, source } = price;
  const [first, ...above] = bands;
  const row = [
    { text: model },
    ...rateCells(first.rates),
    { text: batchFactor === null ? NOTHING : `x ${batchFactor}` },
    { text: cacheTokensMin === null ? NOTHING : formatCount(cacheTokensMin) },
    { text: shortName(source) },
    { text: ageDays === null ? NOTHING : `${formatCount(ageDays)} d` },
  ];
  const bandRows = above.map(({ overInputTokens, rates }) =>
    [{ text: `  ${bandText(overInputTokens)}` }, ...rateCells(rates)].map((cell) => ({
      ...cell,
      paint: style.dim,
    })),
  );
  return [row, ...bandRows];
}

/** Without the day, which the age tells. */
function shortName({ name, asOf }: PriceSource): string {
  return asOf === null ? name : name.replace(` ${asOf}`, '');
}

/** Where a price comes from, and how old it is: `list prices, as of 2026-11-10, 16 days ago`. */
export function sourceText({ price: { source }, ageDays }: KnownPrice): string {
  const day = source.asOf === null ? null : `as of ${source.asOf}`;
  return [shortName(source), day, ageText(ageDays)].filter((part) => part !== null).join(', ');
}
