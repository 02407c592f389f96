// The rows of the dashboard: mode, wakes, cost and utilization of an agent or of several. Pure; formats nothing.

import { sum } from '#base/sum';
import type { TriggerMode } from '#org/names';
import type { AgentFigures } from './agent-figures.js';
import type { Member, RowGroup, RowHead } from './row-groups.js';
import type { Mark } from './utilization-marks.js';
import { markUtilization } from './utilization-marks.js';

export interface DashboardRow extends RowHead {
  /** Null when they differ. */
  readonly mode: TriggerMode | null;
  readonly wakesPerHour: number;
  /** Of those with a price. */
  readonly costPerHour: number;
  /** Agents of the row whose invocations have no price. */
  readonly unpriced: number;
  /** Over those that woke; null when none did. */
  readonly utilization: {
    readonly least: number;
    readonly mean: number;
    readonly most: number;
  } | null;
  readonly mark: Mark | null;
}

/** What a row shows of an agent. */
export type RowFigures = Pick<
  AgentFigures,
  'mode' | 'wakesPerHour' | 'cost' | 'costPerHour' | 'utilization' | 'idleWaste'
>;

export function dashboardRows(groups: readonly RowGroup<RowFigures>[]): readonly DashboardRow[] {
  return groups.map(({ head, members }) => ({ ...head, ...sumRow(members) }));
}

function sumRow(members: readonly Member<RowFigures>[]): Omit<DashboardRow, keyof RowHead> {
  const figures = members.map((member) => member.figures);
  const modes = new Set(figures.map(({ mode }) => mode));
  const [mode = null] = modes;
  const shares = figures.flatMap(({ utilization }) => (utilization === null ? [] : [utilization]));
  const marks = figures.map((own) => markUtilization(own));
  return {
    mode: modes.size === 1 ? mode : null,
    wakesPerHour: sum(figures.map(({ wakesPerHour }) => wakesPerHour)),
    costPerHour: sum(figures.map(({ costPerHour }) => costPerHour ?? 0)),
    unpriced: figures.filter(({ cost }) => cost === null).length,
    utilization:
      shares.length === 0
        ? null
        : {
            least: Math.min(...shares),
            mean: sum(shares) / shares.length,
            most: Math.max(...shares),
          },
    mark: marks.includes('warning') ? 'warning' : marks.includes('note') ? 'note' : null,
  };
}
