// A table for terminals: aligned columns, a rule under the titles, and a way to fit where there is little room. Knows
// nothing of what it shows.

import stringWidth from 'string-width';
import { visibleText } from '#base/visible-text';
import type { Paint, Style } from './style.js';
import { wrapText } from './wrap-text.js';

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Width to which it may shrink, by cutting its cells or, with `wraps`, by breaking them; never when left out. */
  readonly least?: number;
  readonly wraps?: boolean;
  /** Where shrinking is not enough, columns are left out: the lowest number first; never when left out. */
  readonly dropOrder?: number;
}

export interface Cell {
  readonly text: string;
  readonly paint?: Paint;
}

/** A row has a cell for each column; a heading goes over all of them, a rule stands between two of them. */
export type Row = readonly Cell[] | { readonly heading: string } | 'rule';

export interface TableOptions {
  readonly style: Style;
  /** Null is no limit. */
  readonly columns: number | null;
}

const GAP = '  ';
const CUT = '…';

/** Whether `formatTable` leaves out columns, to fit. */
export function leavesOut(
  columns: readonly Column[],
  rows: readonly Row[],
  options: TableOptions,
): boolean {
  return fitColumns(columns, rows, options.columns, GAP.length).shown.length < columns.length;
}

/** The lines of the table, each without trailing spaces. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly Row[],
  options: TableOptions,
): string {
  const { style } = options;
  const { shown, widths, total } = layOutColumns(columns, rows, options, {
    between: GAP.length,
    around: 0,
  });
  const join = (cells: readonly string[]): string =>
    cells
      .map((cell, place) => padCell(cell, widths[place] ?? 0, shown[place]?.column.align))
      .join(GAP)
      .trimEnd();
  const rule = style.dim('─'.repeat(total));
  const lines = rows.flatMap((row) => {
    if (row === 'rule') return [rule];
    if ('heading' in row) return [style.strong(cutText(visibleText(row.heading), total))];
    const cells = shown.map(({ column, index }, place) =>
      fitCell(row[index] ?? { text: '' }, column, widths[place] ?? 0),
    );
    const height = Math.max(...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, at) => join(cells.map((cell) => cell[at] ?? '')));
  });
  const titles = join(shown.map(({ column }) => style.strong(column.title)));
  return [titles, rule, ...lines].join('\n');
}

function padCell(cell: string, width: number, align: Column['align'] = 'left'): string {
  const padding = ' '.repeat(Math.max(0, width - stringWidth(cell)));
  return align === 'right' ? padding + cell : cell + padding;
}

/** Columns that a table spends beside its cells. */
export interface Frame {
  /** Between two columns. */
  readonly between: number;
  /** At both edges together. */
  readonly around: number;
}

export interface Layout {
  readonly shown: readonly ShownColumn[];
  /** Of the shown columns. */
  readonly widths: readonly number[];
  /** Of all columns with what is between them. */
  readonly total: number;
}

/** Which columns are shown, and how wide, so that the table fits. */
export function layOutColumns(
  columns: readonly Column[],
  rows: readonly Row[],
  { columns: width }: TableOptions,
  { between, around }: Frame,
): Layout {
  const inner = width === null ? null : width - around;
  const { shown, widths } = fitColumns(columns, rows, inner, between);
  const total = widths.reduce((sum, each) => sum + each + between, -between);
  return { shown, widths, total };
}

interface ShownColumn {
  readonly column: Column;
  /** Its place in each row. */
  readonly index: number;
}

function fitColumns(
  columns: readonly Column[],
  rows: readonly Row[],
  width: number | null,
  between: number,
): { shown: readonly ShownColumn[]; widths: number[] } {
  let shown: readonly ShownColumn[] = columns.map((column, index) => ({ column, index }));
  for (;;) {
    const widths = shown.map((each) => naturalWidth(each, rows));
    if (width === null) return { shown, widths };
    const excess = shrinkWidths(shown, widths, width, between);
    const dropped = excess > 0 ? nextToDrop(shown) : null;
    if (dropped === null) return { shown, widths };
    shown = shown.filter((each) => each !== dropped);
  }
}

function naturalWidth({ column, index }: ShownColumn, rows: readonly Row[]): number {
  let width = stringWidth(column.title);
  for (const row of rows) {
    if (row === 'rule' || 'heading' in row) continue;
    width = Math.max(width, stringWidth(visibleText(row[index]?.text ?? '')));
  }
  return width;
}

/** Takes from the widest column that may give, one by one; what cannot be taken is left over. */
function shrinkWidths(
  shown: readonly ShownColumn[],
  widths: number[],
  width: number,
  between: number,
): number {
  let excess = widths.reduce((sum, each) => sum + each + between, -between) - width;
  for (; excess > 0; excess--) {
    let widest = -1;
    shown.forEach(({ column: { least } }, place) => {
      const own = widths[place] ?? 0;
      if (least !== undefined && own > least && own > (widths[widest] ?? 0)) widest = place;
    });
    if (widest < 0) return excess;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return 0;
}

function nextToDrop(shown: readonly ShownColumn[]): ShownColumn | null {
  const droppable = shown.filter(({ column }) => column.dropOrder !== undefined);
  droppable.sort((a, b) => (a.column.dropOrder ?? 0) - (b.column.dropOrder ?? 0));
  return droppable[0] ?? null;
}

/** The lines of a cell, cut or wrapped to the width of its column. */
export function fitCell(cell: Cell, column: Column, width: number): string[] {
  const text = visibleText(cell.text);
  const lines = column.wraps === true ? wrapText(text, width) : [cutText(text, width)];
  return lines.map((line) => (cell.paint === undefined ? line : cell.paint(line)));
}

/** The text in at most `width` columns, with an ellipsis where it is cut. A number at the end stays: `Layout Des… 2`. */
export function cutText(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const number = /\s[\d\-,]+$/.exec(text)?.[0] ?? '';
  if (number !== '' && number.length < width / 2) {
    return cutEnd(text.slice(0, -number.length), width - number.length) + number;
  }
  return cutEnd(text, width);
}

function cutEnd(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  // Made here: most tables cut nothing, and the first one takes milliseconds.
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of graphemes.segment(text)) {
    if (stringWidth(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept}${CUT}`;
}
