// What an org costs more or less than before, as people read it on a terminal: the changes alone, and the new total.

import { visibleText } from '#base/visible-text';
import type { CostSide } from '#cost/diff/types';
import type { ChangeRow } from '#main/change-row';
import type { CostDiffReport } from '#main/cost-diff-report';
import { costDiffNotes } from './cost-diff-notes.js';
import {
  causesText,
  changeText,
  monthText,
  nothingChangedText,
  SIGNS,
  shareText,
  unchangedText,
  usdChange,
} from './cost-diff-words.js';
import { joinBlocks } from './join-blocks.js';
import { limitSentence } from './limit-text.js';
import { footLines, NARROW_NOTE } from './premise-lines.js';
import type { Paint, Style } from './style.js';
import type { Cell, Column, Row, TableOptions } from './text-table.js';
import { formatTable, leavesOut } from './text-table.js';
import { wrapText } from './wrap-text.js';

const COLUMNS: readonly Column[] = [
  { title: '', align: 'left' },
  { title: 'Agent', align: 'left', least: 10 },
  { title: 'What changed', align: 'left', least: 16, wraps: true, dropOrder: 3 },
  { title: 'Before', align: 'right', dropOrder: 1 },
  { title: 'After', align: 'right', dropOrder: 4 },
  { title: 'Change', align: 'right' },
  { title: '', align: 'right', dropOrder: 2 },
];

/** Ends with a line feed. */
export function formatCostDiffText(report: CostDiffReport, options: TableOptions): string {
  const { diff, rows, unchanged, limits } = report;
  const { style, columns } = options;
  const { old, new: now, totals } = diff;
  const table = rows.length === 0 ? [] : diffTable(report, options);
  const causes =
    Object.keys(totals.parts).length === 0 ? '' : `Causes: ${causesText(totals.parts)}`;
  const counted = rows.length === 0 ? nothingChangedText(report) : unchangedText(unchanged);
  return joinBlocks([
    wrapText(visibleText(`${sideText(old)} -> ${sideText(now)}, dollars a month`), columns),
    table,
    [causes, counted].filter((text) => text !== '').flatMap((text) => wrapText(text, columns)),
    limits.flatMap((limit) => {
      const lines = wrapText(visibleText(limitSentence(limit)), columns);
      return lines.map(limit.isExceeded ? style.error : style.good);
    }),
    footLines(costDiffNotes(report), options),
  ]);
}

/** `Acme (ORG.md)`. */
function sideText({ name, org, absence }: CostSide): string {
  if (absence === 'errors') return `${name} (with errors)`;
  if (absence === 'missing') return `nothing (there is no ${name})`;
  return org === '' || org === name ? name : `${org} (${name})`;
}

function diffTable({ diff, rows }: CostDiffReport, options: TableOptions): string[] {
  const { style } = options;
  const { totals } = diff;
  const lines: Row[] = rows.map((row) => rowCells(row, diff.old, diff.new, style));
  const total = [
    '',
    'Total',
    '',
    monthText(totals.oldUsd, totals.oldGaps),
    monthText(totals.newUsd, totals.newGaps),
    totals.changeUsd === 0 && totals.unknownChanges > 0 ? 'unknown' : usdChange(totals.changeUsd),
    shareText(totals.changeUsd, totals.comparedOldUsd),
  ].map((text) => ({ text, paint: style.strong }));
  const all: Row[] = [...lines, 'rule', total];
  const note = leavesOut(COLUMNS, all, options) ? footLines([NARROW_NOTE], options) : [];
  return [formatTable(COLUMNS, all, options), ...note];
}

function rowCells(row: ChangeRow, old: CostSide, now: CostSide, style: Style): Cell[] {
  const { oldUsd, newUsd, changeUsd } = row;
  const paint = paintOf(row, style);
  return [
    { text: SIGNS[row.kind], paint },
    { text: row.names },
    { text: changeText(row, old, now) },
    { text: row.old === null ? '' : monthText(oldUsd, row.old.gap === null ? 0 : 1) },
    { text: row.new === null ? '' : monthText(newUsd, row.new.gap === null ? 0 : 1) },
    { text: changeUsd === null ? 'unknown' : usdChange(changeUsd), paint },
    { text: row.new === null ? '' : shareText(changeUsd ?? 0, oldUsd ?? 0), paint },
  ];
}

function paintOf({ changeUsd }: ChangeRow, style: Style): Paint {
  if (changeUsd === null) return style.warning;
  return changeUsd > 0 ? style.error : changeUsd < 0 ? style.good : style.dim;
}
