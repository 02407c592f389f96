// A run as people read it: the dashboard with its marks, the costs beside polling, advice, and what the figures rest on.

import { DAY_HOURS, MONTH_HOURS } from '#base/hours';
import { visibleText } from '#base/visible-text';
import type { RunReport } from '#main/run-report';
import type { RunNote } from '#metrics/run-note';
import type { RunTotals } from '#metrics/run-totals';
import type { AdviceOptions } from './advice-block.js';
import { adviceLines } from './advice-block.js';
import { hasSums } from './agent-table.js';
import { dashboardTable, MARK_SIGNS } from './dashboard-table.js';
import { joinBlocks } from './join-blocks.js';
import { premiseLines } from './premise-lines.js';
import { formatCost, formatNumberOf } from './quantities.js';
import { runHead } from './run-head.js';
import type { Column, Row } from './text-table.js';
import { formatTable } from './text-table.js';
import { wrapText } from './wrap-text.js';

/** `all`: every note and piece of advice, however many. */
export type RunTextOptions = AdviceOptions;

const NOTES_MAX = 12;

/** Ends with a line feed. */
export function formatRunText(report: RunReport, options: RunTextOptions): string {
  const { summary } = report;
  return joinBlocks([
    runHead(report, `seed ${report.seed}`, options),
    [dashboardTable(report.rows, options)],
    noteLines(report, options),
    [totalsTable(summary.totals, options)],
    unpricedLines(summary.totals, options),
    adviceLines(report, options),
    premiseLines(report.premises, `seed ${report.seed}`, options),
  ]);
}

function noteLines({ rows, summary }: RunReport, options: RunTextOptions): string[] {
  const { style, columns, all } = options;
  const shown = all ? summary.notes : summary.notes.slice(0, NOTES_MAX);
  const lines = shown.flatMap(({ kind, text }: RunNote) =>
    hang(style[kind === 'warning' ? 'warning' : 'dim'](MARK_SIGNS[kind]), text, columns),
  );
  const more = summary.notes.length - shown.length;
  if (more > 0) lines.push(style.dim(`  and ${more} more: --all shows them`));
  if (!hasSums(rows)) return lines;
  const sums =
    'Rows of several agents show the sum of their wakes and costs, and least-mean-most utilization; --all shows each agent.';
  return [...wrapText(sums, columns).map((line) => style.dim(line)), ...lines];
}

function hang(mark: string, text: string, columns: number | null): string[] {
  const lines = wrapText(visibleText(text), columns === null ? null : columns - 2);
  return lines.map((line, index) => `${index === 0 ? mark : ' '} ${line}`);
}

const TOTAL_COLUMNS: readonly Column[] = [
  { title: '', align: 'left', least: 8 },
  { title: 'per hour', align: 'right' },
  { title: 'per day', align: 'right' },
  { title: 'per month (30 d)', align: 'right', dropOrder: 1 },
];

function totalsTable(totals: RunTotals, options: RunTextOptions): string {
  const { style } = options;
  const { allPolling } = totals;
  const unpriced = totals.unpriced.length;
  const line = (title: string, perHour: number, paint = (text: string) => text): Row => [
    { text: title, paint },
    ...[1, DAY_HOURS, MONTH_HOURS].map((hours) => ({
      text: formatCost(perHour * hours, unpriced),
      paint,
    })),
  ];
  const { savingPerHour, savingShare } = allPolling;
  const difference = savingPerHour < 0 ? 'Dearer' : 'Saved';
  const share = savingShare === null ? '' : ` (${formatShare(Math.abs(savingShare))})`;
  return formatTable(
    TOTAL_COLUMNS,
    [
      line('This org', totals.costPerHour, style.strong),
      line('All polling', allPolling.costPerHour),
      line(difference + share, Math.abs(savingPerHour), savingPerHour > 0 ? style.good : undefined),
    ],
    options,
  );
}

/** With one decimal: savings above 90 % differ there. */
function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function unpricedLines({ unpriced }: RunTotals, { style, columns }: RunTextOptions): string[] {
  if (unpriced.length === 0) return [];
  const text = `${formatNumberOf(unpriced.length, 'agent')} unpriced: no price is known for the model, so every sum is a lower bound`;
  return hang(style.warning(MARK_SIGNS.warning), text, columns);
}
