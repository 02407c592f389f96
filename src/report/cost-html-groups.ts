// Rows of agents that have something in common, told as one.

import type { CostRow } from '#main/cost-rows';
import { nameText } from './cost-html-words.js';
import type { Content } from './markup.js';
import { formatCount } from './quantities.js';

const NAMES_MAX = 8;

/** `COO, Worker 1-3 and 5 more`. */
export function namesOf(rows: readonly CostRow[], most = NAMES_MAX): Content {
  const shown = rows.length > most + 1 ? rows.slice(0, most) : rows;
  const rest = countOf(rows.slice(shown.length));
  return [
    shown.map(({ name }, index) => [index === 0 ? null : ', ', nameText(name)]),
    rest === 0 ? null : ` and ${formatCount(rest)} more`,
  ];
}

export type RowGroup = readonly [CostRow, ...CostRow[]];

export function groupRows(
  rows: readonly CostRow[],
  keyOf: (row: CostRow) => string,
): readonly RowGroup[] {
  const groups = new Map<string, [CostRow, ...CostRow[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

export function countOf(rows: readonly CostRow[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}
