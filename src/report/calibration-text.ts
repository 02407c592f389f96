// What recorded calls taught, as people read it: tokens of a call, and how far the estimate was off.

import { formatUsd } from '#base/format-usd';
import { visibleText } from '#base/visible-text';
import type { CalibrationReport, CalibrationRow } from '#main/calibrate-org';
import { joinBlocks } from './join-blocks.js';
import { formatCount, formatNumberOf, formatPercent } from './quantities.js';
import type { Cell, Column, TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';
import { wrapText } from './wrap-text.js';

const COLUMNS: readonly Column[] = [
  { title: 'Agent or model', align: 'left', least: 22 },
  { title: 'Calls', align: 'right' },
  { title: 'In', align: 'right' },
  { title: 'median', align: 'right', dropOrder: 2 },
  { title: 'p95', align: 'right', dropOrder: 3 },
  { title: 'estimated', align: 'right', dropOrder: 5 },
  { title: '+/-', align: 'right', dropOrder: 6 },
  { title: 'Cached', align: 'right', dropOrder: 4 },
  { title: 'Out', align: 'right' },
  { title: 'estimated', align: 'right', dropOrder: 5 },
  { title: '+/-', align: 'right', dropOrder: 6 },
  { title: '$', align: 'right', dropOrder: 7 },
];

/** `written` is the file of the calibration, or null where none was written. Ends with a line feed. */
export function formatCalibrationText(
  report: CalibrationReport,
  written: string | null,
  options: TableOptions,
): string {
  const foot = footTexts(report, written).flatMap((text) =>
    wrapText(visibleText(text), options.columns),
  );
  const rowsOf = (kind: CalibrationRow['kind']) =>
    report.rows.filter((row) => row.kind === kind).map(cellsOf);
  const [agents, models] = [rowsOf('agent'), rowsOf('model')];
  const between = agents.length > 0 && models.length > 0 ? (['rule'] as const) : [];
  return joinBlocks([
    headTexts(report).flatMap((text) => wrapText(visibleText(text), options.columns)),
    [formatTable(COLUMNS, [...agents, ...between, ...models], options)],
    foot.map((line) => options.style.dim(line)),
  ]);
}

function headTexts({
  calls,
  files,
  from,
  to,
  repeated,
  unreadable,
  sidechains,
}: CalibrationReport): string[] {
  const when = from === null ? '' : from === to ? `, ${from}` : `, ${from} to ${to ?? ''}`;
  const notes = [
    ...(repeated === 0
      ? []
      : [
          `${formatNumberOf(repeated, 'line')} told again of a call and ${repeated === 1 ? 'is' : 'are'} not counted`,
        ]),
    ...(unreadable === 0 ? [] : [`${formatNumberOf(unreadable, 'line')} could not be read`]),
    ...(sidechains === 0
      ? []
      : [
          `${formatCount(sidechains)} of the calls ${sidechains === 1 ? 'was' : 'were'} made by agents that an agent had started`,
        ]),
  ];
  return [
    `${formatNumberOf(calls, 'call')} in ${formatNumberOf(files, 'file')}${when}. Tokens of one call:`,
    ...notes.map((note) => `${note}.`),
  ];
}

function cellsOf({ name, summary, estimated, costUsd }: CalibrationRow): readonly Cell[] {
  const { calls, input, output, idle, cachedShare } = summary;
  return [
    { text: name },
    { text: formatCount(calls + (idle?.calls ?? 0)) },
    countCell(input?.mean),
    countCell(input?.median),
    countCell(input?.p95),
    countCell(estimated?.input),
    deltaCell(estimated?.input, input?.mean),
    { text: cachedShare === null ? '-' : formatPercent(cachedShare) },
    countCell(output?.mean),
    countCell(estimated?.output),
    deltaCell(estimated?.output, output?.mean),
    { text: costUsd === null ? 'unpriced' : formatUsd(costUsd) },
  ];
}

function countCell(tokens: number | undefined): Cell {
  return { text: tokens === undefined ? '-' : formatCount(tokens) };
}

/** How far what was measured is from what was estimated. */
function deltaCell(estimated: number | undefined, measured: number | undefined): Cell {
  if (estimated === undefined || measured === undefined || estimated === 0) return { text: '-' };
  return { text: signedPercent(measured / estimated - 1) };
}

function signedPercent(share: number): string {
  const percent = Math.round(share * 100);
  return percent > 0
    ? `+${formatCount(percent)}%`
    : percent < 0
      ? `-${formatCount(-percent)}%`
      : '0%';
}

function footTexts({ rows, pricing }: CalibrationReport, written: string | null): string[] {
  const idle = rows.flatMap(({ name, summary }) =>
    summary.idle === null
      ? []
      : [`${name} ${formatCount(summary.idle.input)} in, ${formatCount(summary.idle.output)} out`],
  );
  const date = pricing.asOf === null ? '' : ` of ${pricing.asOf}`;
  return [
    'In: all input, from the cache too. Cached: the share of it that was read from the cache. +/-: what was measured against the estimate.',
    `$: all these calls at today's prices (${pricing.name}${date}). A call is one request: a wake on which an agent uses tools makes several.`,
    ...(idle.length === 0 ? [] : [`Calls that found nothing, on average: ${idle.join('; ')}.`]),
    written === null
      ? 'No calibration was written.'
      : `Written to ${written}; orgsim cost --calibration ${written} takes it.`,
  ];
}
