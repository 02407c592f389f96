// What every table of agents shares: departments as headings, and names under them.

import type { Cell, Row } from './text-table.js';

/** The part of a row that says whose it is. */
interface AgentRow {
  readonly name: string;
  readonly department: string | null;
  readonly count: number;
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
