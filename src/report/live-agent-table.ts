// Who asked how often, what it took and what it cost, beside what was expected: the two tables that a live run and
// `orgsim runs show` have in common.

import { formatUsd } from '#base/format-usd';
import { toUsd } from '#base/money';
import type { Amount } from '#journal/records';
import type { LiveCalls, LiveEstimate, TokensByKind } from '#main/live/live-report';
import { formatCount } from './quantities.js';
import type { Cell, Column, Row, TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';

export interface CallsRow {
  readonly name: string;
  readonly model: string;
  readonly calls: LiveCalls;
  readonly tokens: TokensByKind;
  /** What was paid, in words. */
  readonly paid: string;
  /** Null where nothing is expected of it. */
  readonly estimate: LiveEstimate | null;
}

const MONEY: readonly Column[] = [
  { title: 'Agent', align: 'left', least: 8 },
  { title: 'Model', align: 'left', least: 8, dropOrder: 1 },
  { title: 'Calls', align: 'right' },
  { title: 'Failed', align: 'right', dropOrder: 4 },
  { title: 'Again', align: 'right', dropOrder: 2 },
  { title: 'Paid', align: 'right' },
  { title: 'Estimate', align: 'right', dropOrder: 5 },
  { title: 'Error', align: 'right', dropOrder: 3 },
];

const TOKENS: readonly Column[] = [
  { title: 'Tokens', align: 'left', least: 8 },
  { title: 'Input', align: 'right' },
  { title: 'Cache read', align: 'right', dropOrder: 4 },
  { title: 'Cache write', align: 'right', dropOrder: 3 },
  { title: 'Output', align: 'right' },
  { title: 'Estimate', align: 'right', dropOrder: 1 },
  { title: 'Error', align: 'right', dropOrder: 2 },
];

/** Above that, what was expected was no help. */
const ERROR_PERCENT_MARKED = 25;

export function callsTable(
  rows: readonly CallsRow[],
  totals: CallsRow | null,
  options: TableOptions,
): string {
  return tableOf(MONEY, moneyCells, rows, totals, options);
}

export function tokensTable(
  rows: readonly CallsRow[],
  totals: CallsRow | null,
  options: TableOptions,
): string {
  return tableOf(TOKENS, tokenCells, rows, totals, options);
}

type ToCells = (row: CallsRow, options: TableOptions) => Cell[];

function tableOf(
  columns: readonly Column[],
  toCells: ToCells,
  rows: readonly CallsRow[],
  totals: CallsRow | null,
  options: TableOptions,
): string {
  const all = totals === null ? rows : [...rows, totals];
  const isExpected = all.some(({ estimate }) => estimate !== null);
  const kept = columns.filter(({ title }) => isExpected || !EXPECTED.has(title));
  const lines: Row[] = rows.map((row) => toCells(row, options));
  const { strong } = options.style;
  const last: Row[] =
    totals === null
      ? []
      : ['rule', toCells(totals, options).map((cell) => ({ paint: strong, ...cell }))];
  return formatTable(kept, [...lines, ...last], options);
}

const EXPECTED: ReadonlySet<string> = new Set(['Estimate', 'Error']);

function moneyCells({ name, model, calls, paid, estimate }: CallsRow, options: TableOptions) {
  const { answered, failed, retried, corrected } = calls;
  return [
    { text: name },
    { text: model },
    { text: formatCount(answered + failed) },
    { text: failed === 0 ? '-' : formatCount(failed) },
    { text: retried + corrected === 0 ? '-' : formatCount(retried + corrected) },
    { text: paid },
    { text: estimate === null ? '' : usdText(estimate.usd) },
    errorCell(estimate?.usdErrorPercent ?? null, options),
  ];
}

function tokenCells({ name, tokens, estimate }: CallsRow, options: TableOptions): Cell[] {
  return [
    { text: name },
    ...[tokens.input, tokens.cacheRead, tokens.cacheWrite, tokens.output].map((count) => ({
      text: countText(count),
    })),
    { text: estimate === null ? '' : formatCount(estimate.tokens) },
    errorCell(estimate?.tokensErrorPercent ?? null, options),
  ];
}

function errorCell(percent: number | null, { style }: TableOptions): Cell {
  if (percent === null) return { text: '-' };
  const whole = Math.round(percent);
  const text = `${whole > 0 ? '+' : ''}${formatCount(whole)}%`;
  return percent > ERROR_PERCENT_MARKED ? { text, paint: style.warning } : { text };
}

function countText(count: number | null): string {
  return count === null ? 'unknown' : formatCount(count);
}

function usdText(usd: number | null): string {
  return usd === null ? 'unpriced' : formatUsd(usd);
}

/** Where some usage is unknown, what was reserved stands for it: it was that or less. */
export function paidText({ nanoUsd }: Amount, unknown: number): string {
  if (nanoUsd === null) return 'unpriced';
  return `${unknown > 0 ? '<= ' : ''}${formatUsd(toUsd(nanoUsd))}`;
}
