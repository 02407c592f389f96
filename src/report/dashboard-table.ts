// The dashboard of a run: agents or groups of them with mode, wakes, cost and utilization.

import type { DashboardRow } from '#metrics/dashboard-rows';
import { formatAgentTable, nameCell, underDepartments } from './agent-table.js';
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

export function dashboardTable(rows: readonly DashboardRow[], options: TableOptions): string {
  const rates = formatRates(rows.map(({ wakesPerHour }) => wakesPerHour));
  const lines = underDepartments(rows, (row, index) => cellsOf(row, rates[index] ?? '', options));
  return formatAgentTable(COLUMNS, lines, options);
}

function cellsOf(row: DashboardRow, rate: string, { style }: TableOptions): Cell[] {
  const isUnpriced = row.unpriced > 0;
  const cost = formatCost(row.costPerHour, row.unpriced, row.unpriced === row.count);
  return [
    nameCell(row),
    { text: row.mode === null ? 'both' : MODES[row.mode] },
    { text: rate },
    { text: cost, ...(isUnpriced && { paint: style.warning }) },
    { text: utilizationText(row), ...(row.mark === 'warning' && { paint: style.warning }) },
    row.mark === null
      ? { text: '' }
      : { text: MARK_SIGNS[row.mark], paint: row.mark === 'warning' ? style.warning : style.dim },
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
