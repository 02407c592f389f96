// What an agent would cost at other event rates, polling and event-driven: the lines of the break-even chart, by the very
// functions of the estimate.

import { callPrices } from '#cost/estimate/call-prices';
import type { EstimateSetup } from '#cost/estimate/estimate-org';
import { exactly } from '#cost/estimate/spread';
import { wakeRates } from '#cost/estimate/wake-rates';
import { groupAgents } from '#metrics/name-groups';
import type { TriggerMode } from '#org/names';
import type { Agent } from '#org/types';
import type { CostRow } from './cost-rows.js';

export interface CurvePoint {
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

/** One for each pair of lines, whoever has it; dearest first. Agents without a price have none. */
export function costCurves(setup: EstimateSetup, rows: readonly CostRow[]): readonly CostCurve[] {
  const agents = new Map(setup.org.agents.map((agent) => [agent.id, agent]));
  const grid = gridOf(3600 / setup.org.tickSeconds);
  const drawn = rows.flatMap((row) => {
    const agent = agents.get(row.agent.id);
    const points = agent === undefined ? null : pointsOf(setup, agent, row, grid);
    return points === null ? [] : [{ row, points, cost: row.costPerHour?.expected ?? 0 }];
  });
  const sorted = drawn.toSorted((a, b) => b.cost - a.cost);
  return groupAgents(sorted, ({ points }) => JSON.stringify(points)).flatMap(
    ([first, ...others]) =>
      first === undefined
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
  setup: EstimateSetup,
  agent: Agent,
  { agent: { tokens } }: CostRow,
  grid: readonly number[],
): readonly CurvePoint[] | null {
  const prices = callPrices(setup.pricing.priceOf(agent.model), tokens);
  const { event, busyPoll, idlePoll } = prices;
  if (event === null || busyPoll === null || idlePoll === null) return null;
  const timersPerHour = setup.timersPerHour(agent);
  const costIn = (mode: TriggerMode, perHour: number): number => {
    const { busyPolls, idlePolls, total } = wakeRates({
      trigger: { ...agent.trigger, mode },
      ticksPerHour: 3600 / setup.org.tickSeconds,
      arrivals: exactly(perHour),
      timersPerHour,
      openShare: setup.openShare,
    });
    const others = total.expected - busyPolls - idlePolls;
    return busyPolls * busyPoll + idlePolls * idlePoll + others * event;
  };
  return grid.map((perHour) => ({
    perHour,
    polling: costIn('polling', perHour),
    eventDriven: costIn('event-driven', perHour),
  }));
}
