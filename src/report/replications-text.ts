// Several runs of one org as people read them: the dashboard and the totals as means, each with how far it may be off.

import stringWidth from 'string-width';
import type { ReplicationReport } from '#main/replicate-org';
import type { Estimate } from '#metrics/estimate';
import type { ReplicatedRow, TotalEstimates } from '#metrics/replications';
import { layOutDashboard, MARK_SIGNS } from './dashboard-table.js';
import type { Unit } from './estimate-text.js';
import {
  formatEstimate,
  formatInterval,
  formatMean,
  formatStdev,
  PERCENT,
  RATE,
  timeUnit,
  USD,
} from './estimate-text.js';
import { joinBlocks } from './join-blocks.js';
import { footLines, NARROW_NOTE, premiseLines } from './premise-lines.js';
import { formatNumberOf } from './quantities.js';
import { runHead } from './run-head.js';
import { confidenceLine, seedsText } from './seeds-text.js';
import type { Cell, Column, TableOptions } from './text-table.js';
import { formatTable, leavesOut } from './text-table.js';

const BOX_COLUMNS_LEAST = 80;

/** Ends with a line feed. */
export function formatReplicationsText(report: ReplicationReport, options: TableOptions): string {
  const { summary, premises, seeds } = report;
  const blocks = [
    runHead(report, `${formatNumberOf(seeds.length, 'run')}, ${seedsText(seeds)}`, options),
    [...dashboardLines(summary.rows, options), ...markLines(summary.rows, options)],
    totalsTable(report, options),
    unpricedLines(report, options),
    [
      ...footLines([confidenceLine(seeds.length, 'mean')], options),
      ...premiseLines(premises, seedsText(seeds), options),
    ],
  ];
  return joinBlocks(blocks);
}

/** Means with their errors; without them, and with a line that says so, where there is no room. */
function dashboardLines(rows: readonly ReplicatedRow[], options: TableOptions): string[] {
  const table = dashboard(rows, formatEstimate, options);
  const { columns } = options;
  const isTooWide = (line: string): boolean => stringWidth(line) > (columns ?? Infinity);
  if (!table.split('\n').some(isTooWide)) return [table];
  const note = 'Narrow terminals show means without ±; --format json has it.';
  return [dashboard(rows, formatMean, options), ...footLines([note], options)];
}

function dashboard(
  rows: readonly ReplicatedRow[],
  format: (estimate: Estimate, unit: Unit) => string,
  options: TableOptions,
): string {
  const lines = rows.map((row) => ({
    ...row,
    wakes: format(row.wakesPerHour, RATE),
    cost: costText(row, format),
    utilization: row.utilization.mean === null ? '-' : format(row.utilization, PERCENT),
  }));
  return layOutDashboard(lines, options, BOX_COLUMNS_LEAST);
}

function costText(
  { costPerHour, unpriced, count }: ReplicatedRow,
  format: (estimate: Estimate, unit: Unit) => string,
): string {
  if (unpriced === count) return 'unpriced';
  return `${unpriced > 0 ? '>= ' : ''}${format(costPerHour, USD)}`;
}

/** What the signs in the table stand for. */
function markLines(rows: readonly ReplicatedRow[], options: TableOptions): string[] {
  const meanings = {
    warning:
      'in most runs polling finds something less than half of the time: consider switching to event-driven',
    note: 'in most runs idle more than is healthy',
  };
  const marks = (['warning', 'note'] as const).filter((kind) =>
    rows.some(({ mark }) => mark === kind),
  );
  const lines = marks.map((kind) => `${MARK_SIGNS[kind]} ${meanings[kind]}`);
  const sums =
    'Rows of several agents show the sum of their wakes and costs, and mean utilization; --all shows each agent.';
  return footLines(rows.some(({ count }) => count > 1) ? [...lines, sums] : lines, options);
}

/** `Utilization`: words are not broken. */
const LONGEST_WORD = 11;

const COLUMNS: readonly Column[] = [
  { title: '', align: 'left', least: LONGEST_WORD, wraps: true },
  { title: 'mean', align: 'right' },
  { title: '95% interval', align: 'right', dropOrder: 2 },
  { title: 'std dev', align: 'right', dropOrder: 1 },
];

function totalsTable({ summary, tickSeconds }: ReplicationReport, options: TableOptions): string[] {
  const { totals, unpriced } = summary;
  const atLeast = unpriced.length > 0 ? '>= ' : '';
  const rows: readonly [title: string, estimate: Estimate, unit: Unit, before?: string][] = [
    ['Cost per hour', totals.costPerHour, USD, atLeast],
    ['Cost per day', totals.costPerDay, USD, atLeast],
    ['Cost per month (30 d)', totals.costPerMonth, USD, atLeast],
    ['All polling per hour', totals.allPollingCostPerHour, USD, atLeast],
    ['Saved per hour', totals.savingPerHour, USD],
    ['Saved', totals.savingShare, PERCENT],
    ['Wakes per hour', totals.wakesPerHour, RATE],
    ['Utilization', totals.utilization, PERCENT],
    ['Completion rate', totals.completionRate, PERCENT],
    ['Escalation rate', totals.escalationRate, PERCENT],
    ...timeRows(totals, tickSeconds),
  ];
  const cells = rows.map(([title, estimate, unit, before = '']): Cell[] => [
    { text: title },
    { text: before + formatMean(estimate, unit), paint: options.style.strong },
    { text: formatInterval(estimate, unit) },
    { text: formatStdev(estimate, unit) },
  ]);
  const table = formatTable(COLUMNS, cells, options);
  if (!leavesOut(COLUMNS, cells, options)) return [table];
  return [table, ...footLines([NARROW_NOTE], options)];
}

function timeRows(
  totals: TotalEstimates,
  tickSeconds: number,
): [title: string, estimate: Estimate, unit: Unit][] {
  const rows: [title: string, estimate: Estimate][] = [
    ['Time to completion', totals.timeToCompletion],
    ['Time to completion, p95', totals.timeToCompletionP95],
    ['Trigger latency', totals.triggerLatency],
    ['Trigger latency, p95', totals.triggerLatencyP95],
  ];
  return rows.map(([title, estimate]) => {
    // One for a time and its p95 below it.
    const family = rows.filter(([each]) => each.split(',')[0] === title.split(',')[0]);
    const unit = timeUnit(family.map(([, { mean }]) => (mean ?? 0) * tickSeconds));
    return [title, estimate, { ...unit, factor: unit.factor * tickSeconds }];
  });
}

function unpricedLines({ summary }: ReplicationReport, options: TableOptions): string[] {
  const { unpriced } = summary;
  if (unpriced.length === 0) return [];
  return footLines(
    [
      `${MARK_SIGNS.warning} ${formatNumberOf(unpriced.length, 'agent')} unpriced: no price is known for the model, so every sum is a lower bound`,
    ],
    options,
  );
}
