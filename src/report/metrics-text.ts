// The metrics view of a run: the figures that have a healthy range, agent by agent, with those outside of it marked.

import { formatUsd } from '#base/format-usd';
import type { RunReport } from '#main/run-report';
import type { HealthCell, HealthRow, ShownMetric } from '#metrics/health-rows';
import { hasSums, nameCell, underDepartments } from './agent-table.js';
import { formatAgentTable, isNarrow } from './boxed-agent-table.js';
import { MARK_SIGNS } from './dashboard-table.js';
import { joinBlocks } from './join-blocks.js';
import { NARROW_NOTE, premiseLines } from './premise-lines.js';
import { formatNumberOf, formatRates, formatShares } from './quantities.js';
import { runHead } from './run-head.js';
import type { RunTextOptions } from './run-text.js';
import type { Cell, Column, TableOptions } from './text-table.js';
import { wrapText } from './wrap-text.js';

interface MetricColumn extends Column {
  readonly metric: ShownMetric;
  /** What it is, for the foot. */
  readonly words: string;
  /** The values of the column as text. */
  readonly format: (values: readonly number[]) => string[];
}

const COLUMNS: readonly MetricColumn[] = [
  column('wake_rate', 'Wakes/h', 'invocations an hour', formatRates, 2),
  column('sleep_duration_avg', 'Sleep', 'ticks from wake to wake', formatRates, 1),
  column('event_queue_depth', 'Queue', 'messages pending at the end', formatRates),
  column('batch_efficiency', 'Batch', 'messages a wake that they caused', formatRates, 4),
  column('safety_wake_rate', 'Safety', 'wakes by max sleep', formatShares, 3),
  column('cost_per_decision', 'Cost/act', 'cost of an action', (all) => all.map(formatUsd)),
  column('idle_waste', 'Idle', 'polls that found nothing', formatShares),
];

const NAME_COLUMN: Column = { title: 'Agent', align: 'left', least: 8 };

/** Ends with a line feed. */
export function formatMetricsText(report: RunReport, options: RunTextOptions): string {
  const blocks = [
    runHead(report, `seed ${report.seed}`, options),
    [healthTable(report.healthRows, options)],
    footLines(report, options),
    premiseLines(report.premises, `seed ${report.seed}`, options),
  ];
  return joinBlocks(blocks);
}

function column(
  metric: ShownMetric,
  title: string,
  words: string,
  format: MetricColumn['format'],
  dropOrder?: number,
): MetricColumn {
  const drops = dropOrder === undefined ? {} : { dropOrder };
  return { metric, title, words, format, align: 'right', ...drops };
}

function healthTable(rows: readonly HealthRow[], options: TableOptions): string {
  const texts = COLUMNS.map((each) => columnTexts(each, rows));
  const lines = underDepartments(rows, (row, at) => [
    nameCell(row),
    ...COLUMNS.map(({ metric }, place): Cell => {
      const text = texts[place]?.[at] ?? '';
      return row.cells[metric].unhealthy > 0 ? { text, paint: options.style.warning } : { text };
    }),
  ]);
  return formatAgentTable([NAME_COLUMN, ...COLUMNS], lines, options);
}

/** A column's values, each with its mark or the room of one, so that digits stand below digits. */
function columnTexts({ metric, format }: MetricColumn, rows: readonly HealthRow[]): string[] {
  const cells = rows.map((row) => ({ cell: row.cells[metric], count: row.count }));
  const known = cells.flatMap(({ cell: { value } }) => (value === null ? [] : [value]));
  const formatted = format(known);
  const marks = cells.map(({ cell, count }) => markOf(cell, count));
  const room = Math.max(0, ...marks.map((mark) => mark.length));
  let next = 0;
  return cells.map(({ cell }, at) => {
    const text = cell.value === null ? '-' : (formatted[next++] ?? '');
    return text + (marks[at] ?? '').padEnd(room);
  });
}

/** ` ⚠` behind an agent's value, ` ⚠3` behind the mean of several of which three are outside. */
function markOf({ unhealthy }: HealthCell, count: number): string {
  if (unhealthy === 0) return '';
  return ` ${MARK_SIGNS.warning}${count === 1 ? '' : unhealthy}`;
}

function footLines(report: RunReport, options: TableOptions): string[] {
  const { style, columns } = options;
  const { healthRows, healthyRanges, summary } = report;
  const ranges = healthyRanges.map(([metric, words]) => `${titleOf(metric)} ${words}`).join('; ');
  const outside = summary.agents.filter(({ unhealthy }) => unhealthy.length > 0).length;
  const lines = [
    outside === 0
      ? `No agent is outside of the healthy ranges: ${ranges}.`
      : `${MARK_SIGNS.warning} Outside of the healthy ranges: ${outside} of ${formatNumberOf(summary.agents.length, 'agent')}. Healthy: ${ranges}.`,
    `${COLUMNS.map(({ title, words }) => `${title}: ${words}`).join('; ')}.`,
  ];
  if (hasSums(healthRows)) {
    lines.push(
      `Rows of several agents show the mean, and behind ${MARK_SIGNS.warning} how many are outside; --all shows each agent.`,
    );
  }
  if (isNarrow(options)) lines.push(NARROW_NOTE);
  const [first = '', ...rest] = lines;
  const paint = outside === 0 ? style.good : style.warning;
  return [
    ...wrapText(first, columns).map((line) => paint(line)),
    ...rest.flatMap((line) => wrapText(line, columns)).map((line) => style.dim(line)),
  ];
}

function titleOf(metric: ShownMetric): string {
  return COLUMNS.find((each) => each.metric === metric)?.title ?? metric;
}
