// The estimate of an org beside what a run really did, as people read it.

import { formatUsd } from '#base/format-usd';
import { visibleText } from '#base/visible-text';
import type { CostFigures, MeasuredReport, MeasuredRow } from '#main/measure-cost';
import { nameCell, underDepartments } from './agent-table.js';
import { formatShare } from './cost-words.js';
import { joinBlocks } from './join-blocks.js';
import { formatCount, formatNumberOf, formatRates, formatSeconds } from './quantities.js';
import type { Cell, Column, TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';
import { wrapText } from './wrap-text.js';

const TOTAL = 'Total';

/** Ends with a line feed. */
export function formatMeasuredText(report: MeasuredReport, options: TableOptions): string {
  const wrap = (text: string): string[] => wrapText(visibleText(text), options.columns);
  const { rows, total, unpriced } = report;
  const totalRow: MeasuredRow = { name: TOTAL, department: null, count: 1, ids: [], ...total };
  const cells = cellsOf([...rows, totalRow], report);
  const body = underDepartments(rows, (_row, index) => cells[index] ?? []);
  return joinBlocks([
    wrap(headText(report)),
    [formatTable(columnsOf(report), [...body, 'rule', cells.at(-1) ?? []], options)],
    footTexts(report, unpriced)
      .flatMap(wrap)
      .map((line) => options.style.dim(line)),
  ]);
}

function columnsOf({ hours }: MeasuredReport): readonly Column[] {
  const three = (title: string, dropOrder: number): Column[] => [
    { title, align: 'right', dropOrder: dropOrder + 2 },
    { title: 'measured', align: 'right', dropOrder: dropOrder + 3 },
    { title: '+/-', align: 'right', dropOrder: dropOrder + 1 },
  ];
  return [
    { title: 'Agent', align: 'left', least: 12 },
    ...(hours === null ? [] : three('Wakes/h', 4)),
    ...three('Tokens/wake', 1),
    { title: hours === null ? '$/wake' : '$/h', align: 'right' },
    { title: 'measured', align: 'right' },
    { title: '+/-', align: 'right', dropOrder: 8 },
  ];
}

/** Rates of one column have the same number of decimals. */
function cellsOf(
  rows: readonly MeasuredRow[],
  { hours }: MeasuredReport,
): readonly (readonly Cell[])[] {
  const figures = rows.flatMap(({ estimated, measured }) => [estimated, measured]);
  const known = figures.map((each) => each?.wakesPerHour ?? null);
  const rates = formatRates(known.map((rate) => rate ?? 0));
  const rateText = (index: number): string => (known[index] === null ? '-' : (rates[index] ?? '-'));
  return rows.map((row, index) => {
    const { estimated, measured } = row;
    const money = (each: CostFigures | null): number | null =>
      each === null ? null : hours === null ? each.costPerWake : each.costPerHour;
    return [
      row.name === TOTAL ? { text: row.name } : nameCell(row),
      ...(hours === null
        ? []
        : [
            { text: rateText(2 * index) },
            { text: rateText(2 * index + 1) },
            deltaCell(estimated?.wakesPerHour, measured.wakesPerHour),
          ]),
      countCell(estimated?.tokensPerWake),
      countCell(measured.tokensPerWake),
      deltaCell(estimated?.tokensPerWake, measured.tokensPerWake),
      moneyCell(money(estimated)),
      moneyCell(money(measured)),
      deltaCell(money(estimated), money(measured)),
    ];
  });
}

function countCell(value: number | null | undefined): Cell {
  return { text: value === null || value === undefined ? '-' : formatCount(value) };
}

function moneyCell(value: number | null): Cell {
  return { text: value === null ? '-' : formatUsd(value) };
}

function deltaCell(estimated: number | null | undefined, measured: number | null): Cell {
  if (estimated === null || estimated === undefined || measured === null || estimated === 0)
    return { text: '-' };
  const change = measured / estimated - 1;
  const percent = Math.round(change * 100);
  if (percent === 0) return { text: '0%' };
  if (percent > 0) return { text: `+${formatCount(percent)}%` };
  return { text: `-${formatShare(-change)}` };
}

function headText({ org, calls, source, hours, hoursFrom }: MeasuredReport): string {
  const what = formatNumberOf(calls, source === 'calls' ? 'call' : 'wake');
  if (hours === null) return `${org}: estimated, and measured on ${what}.`;
  const length =
    hours < 1 ? formatSeconds(Math.round(hours * 3600)) : `${Number(hours.toFixed(1))} h`;
  const until = {
    run: `in ${length}`,
    timestamps: `in the ${length} from the first to the last of them`,
    trace: `in the ${length} up to the last of them`,
  }[hoursFrom ?? 'run'];
  return `${org}: estimated, and measured on ${what} ${until}.`;
}

function footTexts(
  { pricing, source, unreadable, hours }: MeasuredReport,
  unpriced: number,
): string[] {
  const date = pricing.asOf === null ? '' : ` of ${pricing.asOf}`;
  return [
    `Measured dollars are at today's prices (${pricing.name}${date}), not those of an invoice. +/-: what was measured against the estimate.`,
    ...(source === 'trace'
      ? ['A trace tells wakes and no tokens: each costs what a wake is estimated to cost.']
      : ['A call counts as a wake: an agent that uses tools makes several calls on one.']),
    ...(hours === null
      ? ['Nothing says how long the run was, so nothing is said by the hour.']
      : []),
    ...(unpriced === 0
      ? []
      : [`${formatNumberOf(unpriced, 'row')} without a price: not in the total.`]),
    ...(unreadable === 0 ? [] : [`${formatNumberOf(unreadable, 'line')} could not be read.`]),
  ];
}
