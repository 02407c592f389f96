// Several runs of one org with different seeds as one set of figures: means, intervals, and the rows of the dashboard.
// Pure; formats nothing.

import type { TriggerMode } from '#org/names';
import type { Agent } from '#org/types';
import type { DashboardRow } from './dashboard-rows.js';
import { dashboardRows } from './dashboard-rows.js';
import type { Estimate } from './estimate.js';
import { estimateMean } from './estimate.js';
import { groupRows } from './row-groups.js';
import type { SeedFigures, SeedTotal } from './seed-figures.js';
import { SEED_TOTALS } from './seed-figures.js';

/** What is estimated of an agent, in the order in which it is printed. */
const AGENT_FIGURES = [
  'invocations',
  'wakesPerHour',
  'cost',
  'costPerHour',
  'utilization',
] as const;

export type AgentEstimates = Readonly<Record<(typeof AGENT_FIGURES)[number], Estimate>> & {
  readonly id: string;
  /** At the end of the runs; null when they differ. */
  readonly mode: TriggerMode | null;
};

export type TotalEstimates = Readonly<Record<SeedTotal, Estimate>>;

/** A row of the dashboard over all runs. */
export interface ReplicatedRow
  extends Pick<DashboardRow, 'name' | 'department' | 'count' | 'mode' | 'unpriced' | 'mark'> {
  readonly wakesPerHour: Estimate;
  /** Of those with a price. */
  readonly costPerHour: Estimate;
  /** The mean over the agents of the row. */
  readonly utilization: Estimate;
}

export interface ReplicationSummary {
  readonly totals: TotalEstimates;
  readonly agents: readonly AgentEstimates[];
  readonly rows: readonly ReplicatedRow[];
  /** Ids of agents that woke without a price in some run. */
  readonly unpriced: readonly string[];
}

/** `runs` are of the org of `agents`; `all` gives each agent a row of its own. */
export function summarizeReplications(
  agents: readonly Agent[],
  runs: readonly SeedFigures[],
  all: boolean,
): ReplicationSummary {
  return {
    totals: estimateTotals(runs),
    agents: agents.map(({ id }, index) => estimateAgent(id, index, runs)),
    rows: replicateRows(agents, runs, all),
    unpriced: agents
      .map(({ id }) => id)
      .filter((id) => runs.some(({ unpriced }) => unpriced.includes(id))),
  };
}

function estimateTotals(runs: readonly SeedFigures[]): TotalEstimates {
  const entries = SEED_TOTALS.map(
    (name) => [name, estimateMean(runs.map(({ totals }) => totals[name]))] as const,
  );
  // The keys are those of SEED_TOTALS: fromEntries forgets them.
  return Object.fromEntries(entries) as Record<SeedTotal, Estimate>;
}

function estimateAgent(id: string, index: number, runs: readonly SeedFigures[]): AgentEstimates {
  const figures = runs.flatMap(({ agents }) => agents[index] ?? []);
  const entries = AGENT_FIGURES.map(
    (name) => [name, estimateMean(figures.map((figure) => figure[name]))] as const,
  );
  const estimates = Object.fromEntries(entries) as Record<(typeof AGENT_FIGURES)[number], Estimate>;
  return { id, mode: onlyOf(figures.map(({ mode }) => mode)), ...estimates };
}

/** Each run has the same rows: they follow from the org. */
function replicateRows(
  agents: readonly Agent[],
  runs: readonly SeedFigures[],
  all: boolean,
): ReplicatedRow[] {
  const tables = runs.map((run) => dashboardRows(groupRows(agents, run.agents, all)));
  return (tables[0] ?? []).map((row, place) => {
    const rows = tables.flatMap((table) => table[place] ?? []);
    return {
      name: row.name,
      department: row.department,
      count: row.count,
      mode: onlyOf(rows.map(({ mode }) => mode)),
      unpriced: Math.max(...rows.map(({ unpriced }) => unpriced)),
      mark: mostOf(rows.map(({ mark }) => mark)),
      wakesPerHour: estimateMean(rows.map(({ wakesPerHour }) => wakesPerHour)),
      costPerHour: estimateMean(rows.map(({ costPerHour }) => costPerHour)),
      utilization: estimateMean(rows.map(({ utilization }) => utilization?.mean ?? null)),
    };
  });
}

/** The value that all have, or null. */
function onlyOf<T>(values: readonly T[]): T | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

/** The mark that more than half of the runs give; a warning is a note too. */
function mostOf(marks: readonly DashboardRow['mark'][]): DashboardRow['mark'] {
  const isMost = (count: number): boolean => count > marks.length / 2;
  if (isMost(marks.filter((mark) => mark === 'warning').length)) return 'warning';
  return isMost(marks.filter((mark) => mark !== null).length) ? 'note' : null;
}
