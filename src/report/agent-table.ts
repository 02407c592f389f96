// What every table of agents shares: departments as headings, names under them, a box where there is room for one.

import { formatBoxedTable } from './boxed-table.js';
import type { Cell, Column, Row, TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';

/** The part of a row that says whose it is. */
interface AgentRow {
  readonly name: string;
  readonly department: string | null;
  readonly count: number;
}

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

/** The rows with a heading wherever another department begins. */
export function underDepartments<T extends AgentRow>(
  rows: readonly T[],
  cellsOf: (row: T, index: number) => readonly Cell[],
): Row[] {
  let department: string | null = null;
  return rows.flatMap((row, index): Row[] => {
    const isNew = row.department !== null && row.department !== department;
    department = row.department;
    const cells = cellsOf(row, index);
    return isNew ? [{ heading: row.department ?? '' }, cells] : [cells];
  });
}

export function nameCell({ name, department }: AgentRow): Cell {
  return { text: (department === null ? '' : '  ') + name };
}

/** Whether some row stands for several agents. */
export function hasSums(rows: readonly AgentRow[]): boolean {
  return rows.some(({ count }) => count > 1);
}
