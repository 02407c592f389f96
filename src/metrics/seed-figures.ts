// The few figures of one run that are set beside those of other runs: small enough to be sent between threads. A pure
// fold over the engine's results.

import { toUsd } from '#base/money';
import { measure } from '#engine/measure';
import type { AgentResult, EngineResults, HoldSummary } from '#engine/results';
import type { Tally } from '#engine/tally';
import type { MetricName } from '#org/names';
import type { AgentFigures } from './agent-figures.js';
import type { RowFigures } from './dashboard-rows.js';
import { sumRun } from './run-totals.js';
import { p95 } from './scope-metrics.js';

/** What the agent did in one run. */
export type AgentSeedFigures = RowFigures &
  Pick<AgentFigures, 'id' | 'invocations'> &
  Pick<Tally, 'wakes' | 'idlePolls' | 'tokens'> & {
    /** What held it, each kind with how often it began. */
    readonly holds: readonly Pick<HoldSummary, 'kind' | 'times'>[];
    /** Ticks on which something arrived that it acts on; null where nobody counted. */
    readonly arrivalTicks: number | null;
  };

/** Figures of the whole org, in the order in which they are printed. Costs are lower bounds where agents are unpriced. */
export const SEED_TOTALS = [
  'invocations',
  'wakesPerHour',
  'cost',
  'costPerHour',
  'costPerDay',
  'costPerMonth',
  'allPollingCostPerHour',
  'savingPerHour',
  'savingShare',
  'tokens',
  'idlePolls',
  'received',
  'processed',
  'pending',
  'utilization',
  'completionRate',
  'escalationRate',
  'timeToCompletion',
  'timeToCompletionP95',
  'triggerLatency',
  'triggerLatencyP95',
] as const;
export type SeedTotal = (typeof SEED_TOTALS)[number];

export interface SeedFigures {
  readonly seed: number;
  /** Dollars, shares from 0 to 1, latencies in ticks; null where there is nothing to measure. */
  readonly totals: Readonly<Record<SeedTotal, number | null>>;
  /** In the order of the org's agents. */
  readonly agents: readonly AgentSeedFigures[];
  /** Ids of agents whose invocations have no price. */
  readonly unpriced: readonly string[];
  /** Orders for agents that the org does not have, given to its own root. */
  readonly rerouted: number;
}

export interface SeededRun {
  readonly seed: number;
  readonly results: EngineResults;
  readonly tickSeconds: number;
  /** Cost of one hour if every agent polled. */
  readonly allPollingNano: bigint;
  readonly rerouted: number;
  /** In the order of the agents; null where nobody counted. */
  readonly arrivalTicks: readonly number[] | null;
}

export function figureSeed(run: SeededRun): SeedFigures {
  const { seed, results, tickSeconds, allPollingNano, rerouted, arrivalTicks } = run;
  const hours = (results.ticks * tickSeconds) / 3600;
  const { allPolling, unpriced, ...totals } = sumRun(results, allPollingNano, hours);
  const anyone = results.agents[0]?.id ?? '';
  const ofOrg = (metric: MetricName): number | null =>
    results.measure(metric, 'org', anyone) ?? null;
  const tally = results.tallyOf('org', anyone);
  const { tasksAssigned, timeToCompletion, triggerLatency } = tally;
  const hasTasks = tasksAssigned > 0;
  return {
    seed,
    totals: {
      ...totals,
      wakesPerHour: totals.invocations / hours,
      allPollingCostPerHour: allPolling.costPerHour,
      savingPerHour: allPolling.savingPerHour,
      savingShare: allPolling.savingShare,
      utilization: ofOrg('utilization'),
      completionRate: shareDone(tally),
      // Of no task at all: the rate for thresholds is 0 then, but here nothing was measured.
      escalationRate: hasTasks ? ofOrg('escalation_rate') : null,
      timeToCompletion: ofOrg('time_to_completion'),
      timeToCompletionP95: p95(timeToCompletion),
      triggerLatency: ofOrg('trigger_latency'),
      triggerLatencyP95: p95(triggerLatency),
    },
    agents: results.agents.map((agent, index) => ({
      ...figureAgent(agent, results.ticks, tickSeconds),
      arrivalTicks: arrivalTicks?.[index] ?? null,
    })),
    unpriced,
    rerouted,
  };
}

function figureAgent(
  { id, mode, tally, holds }: AgentResult,
  ticks: number,
  tickSeconds: number,
): Omit<AgentSeedFigures, 'arrivalTicks'> {
  const of = (metric: MetricName): number | null =>
    measure(metric, tally, { ticks, tickSeconds, budgetUsed: undefined }) ?? null;
  return {
    id,
    mode,
    invocations: tally.invocations,
    cost: tally.unpriced > 0 ? null : toUsd(tally.costNano),
    costPerHour: of('cost_per_hour'),
    wakesPerHour: of('wake_rate') ?? 0,
    utilization: of('utilization'),
    idleWaste: of('idle_waste'),
    wakes: { ...tally.wakes },
    idlePolls: tally.idlePolls,
    tokens: tally.tokens,
    holds: holds.map(({ kind, times }) => ({ kind, times })),
  };
}

/**
 * Of all that was given and is complete or open, what is complete: 0 to 1, null of nothing. Unlike the metric
 * `completion_rate` it does not rise with the levels of an org: there, managers complete orders that count as no task.
 */
function shareDone({ completions, openTasks }: Tally): number | null {
  const given = completions + openTasks;
  return given === 0 ? null : completions / given;
}
