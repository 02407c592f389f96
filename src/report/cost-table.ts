// The table of an estimate: a row for each agent under its department, or for each group, and the total.

import { visibleText } from '#base/visible-text';
import type { CostGrouping } from '#main/cost-lines';
import type { CostedOrg } from '#main/cost-report';
import { underDepartments } from './agent-table.js';
import { columnsOf } from './cost-columns.js';
import { modelText } from './cost-words.js';
import type { Row, TableOptions } from './text-table.js';
import { formatTable, leavesOut } from './text-table.js';

export interface CostTable {
  readonly text: string;
  /** Whether columns were left out, to fit. */
  readonly isPart: boolean;
  /** Whether it says what aliases of models mean. */
  readonly hasAliases: boolean;
}

/** `grouping` is that of the rows. What aliases mean stands beside them where there is room for all of it. */
export function costTable(
  costed: CostedOrg,
  grouping: CostGrouping,
  options: TableOptions,
): CostTable {
  const plain = drawTable(costed, grouping, options, false);
  if (grouping !== 'agent' || costed.aliases.length === 0) return plain;
  const full = drawTable(costed, grouping, options, true);
  const isWhole = costed.lines.every(
    ({ agent }) => agent === null || full.text.includes(visibleText(modelText(agent))),
  );
  return isWhole && full.isPart === plain.isPart ? full : plain;
}

function drawTable(
  costed: CostedOrg,
  grouping: CostGrouping,
  options: TableOptions,
  hasAliases: boolean,
): CostTable {
  const { lines } = costed;
  const columns = columnsOf(costed, grouping, options, hasAliases).filter(({ isUsed }) => isUsed);
  const rows: Row[] = underDepartments(lines, (line, index) =>
    columns.map(({ cellOf }) => cellOf(line, index)),
  );
  const paint = options.style.strong;
  if (lines.length > 0)
    rows.push(
      'rule',
      columns.map(({ total = '' }) => ({ text: total, paint })),
    );
  return {
    text: formatTable(columns, rows, options),
    isPart: leavesOut(columns, rows, options),
    hasAliases,
  };
}
