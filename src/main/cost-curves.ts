// What agents would cost at other event rates, polling and event-driven: the lines of the break-even chart, by the very
// functions of the estimate.

import { costAtRate } from '#cost/estimate/cost-at-rate';
import { groupAgents } from '#metrics/name-groups';
import type { CostRow } from './cost-rows.js';
import type { PricedOrg } from './price-org.js';

interface CurvePoint {
  /** Events an hour. */
  readonly perHour: number;
  /** US dollars an hour of one agent. */
  readonly polling: number;
  readonly eventDriven: number;
}

export interface CostCurve {
  /** Rows with these very lines, dearest first. */
  readonly rows: readonly [CostRow, ...CostRow[]];
  /** By rate, rising, evenly on a log axis. */
  readonly points: readonly CurvePoint[];
}

const POINTS_PER_DECADE = 8;
const DECADES = 3;
/** Curves of the dearest rows are computed; more than these nobody looks at. */
const ROWS_MAX = 40;

/** One for each pair of lines, whoever has it; dearest first. Agents without a price, and those that are free, have none. */
export function costCurves(
  { setup }: Pick<PricedOrg, 'setup'>,
  rows: readonly CostRow[],
): readonly CostCurve[] {
  const grid = gridOf(3600 / setup.org.tickSeconds);
  const dearest = rows
    .filter(({ costPerHour, isFree }) => costPerHour !== null && !isFree)
    .toSorted((a, b) => (b.costPerHour?.expected ?? 0) - (a.costPerHour?.expected ?? 0))
    .slice(0, ROWS_MAX);
  const drawn = dearest.map((row) => ({ row, points: pointsOf(setup, row, grid) }));
  return groupAgents(drawn, ({ points }) => JSON.stringify(points)).flatMap(([first, ...others]) =>
    first === undefined || first.points.length < 2
      ? []
      : [{ rows: [first.row, ...others.map(({ row }) => row)], points: first.points }],
  );
}

/** Up to an event on every tick, more than which nobody can be woken for. */
function gridOf(ticksPerHour: number): readonly number[] {
  const count = DECADES * POINTS_PER_DECADE;
  return Array.from(
    { length: count + 1 },
    (_, index) => ticksPerHour * 10 ** ((index - count) / POINTS_PER_DECADE),
  );
}

function pointsOf(
  setup: PricedOrg['setup'],
  { agent }: CostRow,
  grid: readonly number[],
): readonly CurvePoint[] {
  return grid.flatMap((perHour) => {
    const cost = costAtRate(setup, agent.id, perHour);
    if (cost === null) return [];
    const { pollingPerHour: polling, eventDrivenPerHour: eventDriven } = cost;
    return polling === null || eventDriven === null ? [] : [{ perHour, polling, eventDriven }];
  });
}
