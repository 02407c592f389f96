// The dashboard of a run: agents or groups of them with mode, wakes, cost and utilization.

import type { DashboardRow } from '#metrics/dashboard-rows';
import { nameCell, underDepartments } from './agent-table.js';
import { formatAgentTable } from './boxed-agent-table.js';
import { formatCost, formatPercent, formatRates } from './quantities.js';
import type { Cell, Column, TableOptions } from './text-table.js';

/** What stands beside a marked utilization, and before the sentence that explains it. */
export const MARK_SIGNS = { warning: '⚠', note: '•' } as const;

const COLUMNS: readonly Column[] = [
  { title: 'Agent', align: 'left', least: 12 },
  { title: 'Mode', align: 'left', dropOrder: 1 },
  { title: 'Wakes/h', align: 'right' },
  { title: 'Cost/h', align: 'right' },
  { title: 'Util', align: 'right' },
  { title: '', align: 'left' },
];

const MODES = { polling: 'polling', 'event-driven': 'event' } as const;

/** A row whose figures are text already. */
export interface DashboardLine
  extends Pick<DashboardRow, 'name' | 'department' | 'count' | 'mode' | 'unpriced' | 'mark'> {
  readonly wakes: string;
  readonly cost: string;
  readonly utilization: string;
}

export function dashboardTable(rows: readonly DashboardRow[], options: TableOptions): string {
  const rates = formatRates(rows.map(({ wakesPerHour }) => wakesPerHour));
  const lines = rows.map((row, index) => ({
    ...row,
    wakes: rates[index] ?? '',
    cost: formatCost(row.costPerHour, row.unpriced, row.unpriced === row.count),
    utilization: utilizationText(row),
  }));
  return layOutDashboard(lines, options);
}

/** `boxFrom` as in `formatAgentTable`. */
export function layOutDashboard(
  lines: readonly DashboardLine[],
  options: TableOptions,
  boxFrom?: number,
): string {
  const rows = underDepartments(lines, (line) => cellsOf(line, options));
  return formatAgentTable(COLUMNS, rows, options, boxFrom);
}

function cellsOf(line: DashboardLine, { style }: TableOptions): Cell[] {
  const isWarning = line.mark === 'warning';
  return [
    nameCell(line),
    { text: line.mode === null ? 'both' : MODES[line.mode] },
    { text: line.wakes },
    { text: line.cost, ...(line.unpriced > 0 && { paint: style.warning }) },
    { text: line.utilization, ...(isWarning && { paint: style.warning }) },
    line.mark === null
      ? { text: '' }
      : { text: MARK_SIGNS[line.mark], paint: isWarning ? style.warning : style.dim },
  ];
}

function utilizationText({ utilization, count }: DashboardRow): string {
  if (utilization === null) return '-';
  if (count === 1) return formatPercent(utilization.mean);
  const [least, mean] = [utilization.least, utilization.mean].map((share) =>
    Math.round(share * 100),
  );
  return `${least}-${mean}-${formatPercent(utilization.most)}`;
}
