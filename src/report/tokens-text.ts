// The tokens view of a run: who used how many and for how many tasks, what is left of the budget, what woke them, and when.

import type { RunReport } from '#main/run-report';
import type { TokenOverview, TokenRow } from '#metrics/token-overview';
import { hasSums, nameCell, underDepartments } from './agent-table.js';
import { formatAgentTable, isNarrow } from './boxed-agent-table.js';
import { hourLines } from './hour-lines.js';
import { joinBlocks } from './join-blocks.js';
import { premiseLines } from './premise-lines.js';
import { formatCount, formatShares } from './quantities.js';
import { runHead } from './run-head.js';
import type { RunTextOptions } from './run-text.js';
import type { Column, Row, TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';
import { wrapText } from './wrap-text.js';

/** Ends with a line feed. */
export function formatTokensText(report: RunReport, options: RunTextOptions): string {
  const { tokens } = report;
  const blocks = [
    runHead(report, `seed ${report.seed}`, options),
    [formatTokenOverview(tokens, options)],
    premiseLines(report.premises, `seed ${report.seed}`, options),
  ];
  return joinBlocks(blocks);
}

/** The dashboard and what is below it, block by block. */
export function formatTokenOverview(overview: TokenOverview, options: TableOptions): string {
  const blocks = [
    [options.style.strong('Agent Status Dashboard'), statusTable(overview, options)],
    statusNotes(overview, options),
    overview.byTrigger.length === 0 ? [] : [triggerTable(overview, options)],
    hourLines('Tokens by hour of the day', overview, options),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

const STATUS_COLUMNS: readonly Column[] = [
  { title: 'Agent', align: 'left', least: 10 },
  { title: 'Status', align: 'left' },
  { title: 'Tokens', align: 'right' },
  { title: 'Tasks', align: 'right' },
];

function statusTable(overview: TokenOverview, options: TableOptions): string {
  const { style } = options;
  const rows = underDepartments(overview.rows, (row) => [
    nameCell(row),
    { text: statusText(row), paint: row.active > 0 ? style.good : style.dim },
    { text: formatCount(row.tokens) },
    { text: formatCount(row.tasks) },
  ]);
  const foot = (title: string, tokens: string, tasks = ''): Row =>
    [title, '', tokens, tasks].map((text) => ({ text, paint: style.strong }));
  const { tokens, tasks, budgetRemaining, efficiency } = overview;
  rows.push(
    'rule',
    foot('Total', formatCount(tokens), formatCount(tasks)),
    foot(
      isNarrow(options) ? 'Budget left' : 'Budget Remaining',
      budgetRemaining === null ? '-' : formatCount(budgetRemaining),
    ),
    foot('Efficiency', efficiency === null ? '-' : `${(efficiency * 100).toFixed(1)}%`),
  );
  return formatAgentTable(STATUS_COLUMNS, rows, options);
}

/** `Active`, `Dormant`, or `3/34 active` where the row stands for several. */
function statusText({ active, count }: TokenRow): string {
  if (count > 1) return `${active}/${count} active`;
  return active > 0 ? 'Active' : 'Dormant';
}

function statusNotes({ rows }: TokenOverview, { style, columns }: TableOptions): string[] {
  const lines = [
    'Dormant: event-driven, asleep with nothing pending at the end. Efficiency: tokens saved against polling every tick.',
  ];
  if (hasSums(rows)) lines.push('Rows of several agents show sums; --all shows each agent.');
  return lines.flatMap((line) => wrapText(line, columns)).map((line) => style.dim(line));
}

const TRIGGER_COLUMNS: readonly Column[] = [
  { title: 'Tokens by trigger', align: 'left', least: 10 },
  { title: 'Tokens', align: 'right' },
  { title: 'Share', align: 'right' },
];

function triggerTable({ byTrigger, tokens }: TokenOverview, options: TableOptions): string {
  const shares = formatShares(
    byTrigger.map(({ tokens: own }) => (tokens === 0 ? 0 : own / tokens)),
  );
  const rows = byTrigger.map(({ trigger, tokens: own }, at) => [
    { text: trigger },
    { text: formatCount(own) },
    { text: shares[at] ?? '' },
  ]);
  return formatTable(TRIGGER_COLUMNS, rows, options);
}
