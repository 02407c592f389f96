// How a run of the org of one COO, four leads and twenty polling workers compares with the day that it should have.

import type { FlowRun } from './run-flow.js';

const TEAMS = ['engineering', 'support', 'sales', 'finance'];

/** Share of its polls on which each of these agents had something to do. */
export function utilizations({ results }: FlowRun, ids: RegExp): number[] {
  return results.agents
    .filter(({ id }) => ids.test(id))
    .map(({ tally }) => 1 - tally.idlePolls / tally.invocations);
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** Who is busier or idler than the profile allows; `slack` widens the bounds for single workers. */
export function misfits(run: FlowRun, slack: number): string[] {
  const { results } = run;
  const hours = results.ticks / 120;
  const wakes = results.agents.map(({ id, tally }) => [id, tally.invocations / hours] as const);
  const workers = results.agents.filter(({ id }) => id.includes('worker'));
  return [
    ...wakes.flatMap(([id, perHour]) => (id === 'coo' ? outside(id, perHour, 3, 10) : [])),
    ...wakes.flatMap(([id, perHour]) => (id.endsWith('lead') ? outside(id, perHour, 10, 20) : [])),
    ...TEAMS.flatMap((team) =>
      outside(team, mean(utilizations(run, new RegExp(`^${team}-worker`))), 0.75, 0.85),
    ),
    ...workers.flatMap(({ id }) =>
      outside(id, mean(utilizations(run, new RegExp(`^${id}$`))), 0.75 - slack, 0.85 + slack),
    ),
    ...(workers.length === 20 ? [] : [`${workers.length} workers`]),
  ];
}

function outside(what: string, value: number, low: number, high: number): string[] {
  return value >= low && value <= high ? [] : [`${what}: ${value}`];
}
