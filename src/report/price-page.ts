// The page of one model: all that is known of its price, and where that comes from.

import { visibleText } from '#base/visible-text';
import type { KnownPrice, PricePage } from '#main/known-prices';
import { joinBlocks } from './join-blocks.js';
import { labelledLines } from './labelled-lines.js';
import { bandText, batchText, formatRate, RATE_COLUMNS, rateCells } from './price-cells.js';
import { sourceText } from './price-table.js';
import { formatCount, formatSeconds } from './quantities.js';
import type { TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';
import { wrapText } from './wrap-text.js';

/** Ends with a line feed. */
export function formatPricePage(page: PricePage, options: TableOptions): string {
  const { style, columns } = options;
  const label = (name: string, ...paragraphs: readonly string[]): string[] =>
    labelledLines(name, paragraphs, options);
  return joinBlocks([
    [
      style.strong(visibleText(page.model)),
      ...wrapText(visibleText(askedText(page)), columns),
    ].filter((line) => line !== ''),
    formatTable(
      [{ title: 'Tokens of input', align: 'left' }, ...RATE_COLUMNS],
      page.price.bands.map(({ overInputTokens, rates }) => [
        { text: overInputTokens > 0 ? bandText(overInputTokens) : firstBandText(page) },
        ...rateCells(rates),
      ]),
      options,
    ).split('\n'),
    [
      ...label('Unit', 'US dollars for a million tokens; -: not offered, or not known'),
      ...(page.price.source.kind === 'free-local'
        ? []
        : [...label('Batch', batchText(page.price)), ...label('Cache', cacheText(page))]),
      ...label('From', sourceText(page)),
      ...label('', ...(page.price.source.url === null ? [] : [page.price.source.url])),
      ...label('Aliases', ...(page.aliases.length === 0 ? [] : [page.aliases.join(', ')])),
      ...label('Elsewhere', ...page.elsewhere.map((other) => elsewhereText(other, page))),
    ],
  ]);
}

function askedText({ asked, model, isAlias, price }: PricePage): string {
  if (asked === model) return '';
  if (!isAlias) return `"${asked}" is another spelling of it.`;
  return price.source.kind === 'file'
    ? `"${asked}" stands for it.`
    : `"${asked}" stands for it: the newest version of its family that is known here.`;
}

function firstBandText({ price: { bands } }: KnownPrice): string {
  const above = bands[1];
  return above === undefined ? 'any' : `up to ${formatCount(above.overInputTokens)}`;
}

function cacheText({ price }: KnownPrice): string {
  const { cacheTokensMin, cacheTtlSeconds, bands } = price;
  const [{ rates }] = bands;
  if (rates.cacheReadUsd === null) return 'not offered, or not known';
  const share =
    rates.inputUsd === 0
      ? ''
      : `a read costs ${factorText(rates.cacheReadUsd / rates.inputUsd)} of fresh input, `;
  const least =
    cacheTokensMin === null
      ? 'from how many tokens on is not known'
      : `from ${formatCount(cacheTokensMin)} tokens on`;
  const life =
    cacheTtlSeconds === null
      ? 'how long an entry lives is not said'
      : `an entry lives ${formatSeconds(cacheTtlSeconds)} after its last use`;
  return `${share}${least}, ${life}`;
}

function factorText(factor: number): string {
  return String(Number(factor.toPrecision(3)));
}

function elsewhereText(other: KnownPrice, { price }: PricePage): string {
  const differences = RATES.flatMap(([rate, what]) => {
    const [here, there] = [price, other.price].map(({ bands: [{ rates }] }) => rates[rate]);
    if (here === there || there === undefined || there === null) return [];
    return [`${what} ${formatRate(there)}`];
  });
  const bands = price.bands.length === other.price.bands.length ? [] : ['other bands'];
  const said = [...differences, ...bands];
  return `- ${sourceText(other)}: ${said.length === 0 ? 'the same' : said.join(', ')}`;
}

const RATES = [
  ['inputUsd', 'input'],
  ['outputUsd', 'output'],
  ['cacheReadUsd', 'cache read'],
  ['cacheWrite5mUsd', 'cache write of 5 minutes'],
  ['cacheWrite1hUsd', 'cache write of an hour'],
] as const;
