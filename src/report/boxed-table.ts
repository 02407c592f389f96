// A table in a box, for what a run is looked at for first. Same columns, cells and fitting as text-table.ts; the lines are
// cli-table3's.

import Table from 'cli-table3';
import type { Column, Row, TableOptions } from './text-table.js';
import { cutText, fitCell, layOutColumns } from './text-table.js';
import { visibleText } from './visible-text.js';

/** A line and a space on either side of it; half of that at each edge, twice. */
const FRAME = { between: 3, around: 4 };
const PADDING = 2;

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
  for (const row of rows) {
    if ('heading' in row) {
      const content = style.strong(cutText(visibleText(row.heading), total));
      table.push([{ content, colSpan: shown.length }]);
      continue;
    }
    table.push(
      shown.map(({ column, index }, place) =>
        fitCell(row[index] ?? { text: '' }, column, widths[place] ?? 0).join('\n'),
      ),
    );
  }
  return table.toString();
}
