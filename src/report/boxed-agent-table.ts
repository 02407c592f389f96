// A table of agents in a box, where there is room for one.

import { formatBoxedTable } from './boxed-table.js';
import type { Column, Row, TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';

const BOX_COLUMNS_LEAST = 60;

export function isNarrow({ columns }: TableOptions, boxFrom = BOX_COLUMNS_LEAST): boolean {
  return columns !== null && columns < boxFrom;
}

/** A box costs columns that names and figures need where there are few: it is drawn from `boxFrom` on. */
export function formatAgentTable(
  columns: readonly Column[],
  rows: readonly Row[],
  options: TableOptions,
  boxFrom?: number,
): string {
  return (isNarrow(options, boxFrom) ? formatTable : formatBoxedTable)(columns, rows, options);
}
