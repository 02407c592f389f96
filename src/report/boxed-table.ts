// A table in a box, for what a run is looked at for first. Same columns, cells and fitting as text-table.ts; the lines are
// cli-table3's.

import Table from 'cli-table3';
import { visibleText } from '#base/visible-text';
import type { Column, Row, TableOptions } from './text-table.js';
import { cutText, fitCell, layOutColumns } from './text-table.js';

/** A line and a space on either side of it; half of that at each edge, twice. */
const FRAME = { between: 3, around: 4 };
const PADDING = 2;
/** The top, the titles, the line below them. */
const HEAD_LINES = 3;

export function formatBoxedTable(
  columns: readonly Column[],
  rows: readonly Row[],
  options: TableOptions,
): string {
  const { style } = options;
  const { shown, widths, total } = layOutColumns(columns, rows, options, FRAME);
  const table = new Table({
    style: { head: [], border: [], compact: true },
    head: shown.map(({ column }) => style.strong(column.title)),
    colAligns: shown.map(({ column }) => column.align),
    colWidths: widths.map((width) => width + PADDING),
  });
  const heights: number[] = [];
  const ruleBefore = new Set<number>();
  // The lines of each column of rows that nothing parts: one row of the table each, because its cells are dear.
  let block: string[][] = [];
  const endBlock = (): void => {
    const [first] = block;
    if (first === undefined) return;
    table.push(block.map((lines) => lines.join('\n')));
    heights.push(first.length);
    block = [];
  };
  for (const row of rows) {
    if (row === 'rule' || 'heading' in row) endBlock();
    if (row === 'rule') {
      ruleBefore.add(heights.length);
    } else if ('heading' in row) {
      const content = style.strong(cutText(visibleText(row.heading), total));
      table.push([{ content, colSpan: shown.length }]);
      heights.push(1);
    } else {
      const cells = shown.map(({ column, index }, place) =>
        fitCell(row[index] ?? { text: '' }, column, widths[place] ?? 0),
      );
      const height = Math.max(...cells.map((lines) => lines.length));
      if (block.length === 0) block = cells.map(() => []);
      cells.forEach((lines, place) => {
        block[place]?.push(...lines, ...new Array<string>(height - lines.length).fill(''));
      });
    }
  }
  endBlock();
  const lines = table.toString().split('\n');
  const rule = `├${widths.map((width) => '─'.repeat(width + PADDING)).join('┼')}┤`;
  return insertRules(lines, heights, ruleBefore, rule).join('\n');
}

// The table draws lines between all rows or none: those that are wanted are put in where their row begins.
function insertRules(
  lines: readonly string[],
  heights: readonly number[],
  ruleBefore: ReadonlySet<number>,
  rule: string,
): string[] {
  const drawn = lines.slice(0, HEAD_LINES);
  let next = HEAD_LINES;
  heights.forEach((height, row) => {
    if (ruleBefore.has(row)) drawn.push(rule);
    drawn.push(...lines.slice(next, next + height));
    next += height;
  });
  return [...drawn, ...lines.slice(next)];
}
