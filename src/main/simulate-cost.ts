// Runs the org of an estimate on what the estimate assumes of its days: the second way to the same table. Prints and reads
// nothing.

import type { AgentArrivals } from '#behavior/activity-arrivals';
import { estimatedPrice } from '#cost/estimate/estimated-price';
import type { AgentEstimate, CostEstimate } from '#cost/estimate/types';
import { longLocalTime } from '#org/local-time';
import type { ArrivalPattern, MetricName } from '#org/names';
import type { Agent, Org } from '#org/types';
import { countsTicks } from './burst-rates.js';
import type { RunPlan } from './plan-run.js';
import { planRun } from './plan-run.js';
import { wirePlan } from './play-run.js';
import { RUN_DEFAULTS } from './run-org.js';
import type { SeedRunner } from './seed-job.js';
import { runSeedJob } from './seed-job.js';
import type { SimulateOptions } from './simulate-options.js';
import { SIMULATE_DEFAULTS } from './simulate-options.js';
import type { SimulatedCost } from './simulated-cost.js';
import { summarizeSimulation } from './simulated-cost.js';

/** A simulation with the words for what it rests on. */
export interface SimulatedReport extends SimulatedCost {
  /** Where work comes from, a clause. */
  readonly workload: string;
  readonly behavior: string;
  /** Local time of the first tick, with the zone's name behind it. */
  readonly start: string;
  /** Thresholds that could not be simulated: they watch tasks. */
  readonly thresholdsLeftOut: number;
}

/** `estimate` is of `org`. Throws an OrgsimError of code `usage` for options that do not fit the org. */
export async function simulateCost(
  org: Org,
  estimate: CostEstimate,
  options: SimulateOptions = SIMULATE_DEFAULTS,
  run: SeedRunner = async (job) => runSeedJob(job),
): Promise<SimulatedReport> {
  const { seed: firstSeed, replications: count } = options;
  const plan = planSimulation(org, estimate, options);
  const { workloadText, behaviorText } = wirePlan(plan);
  const job = { plans: [plan], workPlan: 0, firstSeed, count, countsArrivals: false };
  const runs = (await run(job))[0] ?? [];
  return {
    ...summarizeSimulation(org, estimate, runs, plan.ticks),
    workload: workloadText,
    behavior: behaviorText,
    thresholdsLeftOut: countThresholds(org) - countThresholds(plan.org),
    start: `${longLocalTime(plan.startMs, org.timezone)} ${org.timezone}`,
  };
}

function planSimulation(org: Org, estimate: CostEstimate, options: SimulateOptions): RunPlan {
  const { length, seed, start, arrivals, workload } = options;
  const plan = planRun(org, { ...RUN_DEFAULTS, length, seed, start });
  const prices = estimate.agents.map(estimatedPrice);
  if (workload) return { ...plan, prices };
  const ticksPerHour = 3600 / org.tickSeconds;
  const activity = org.agents.map((agent, index) =>
    arrivalsOf(agent, estimate.agents[index], arrivals, ticksPerHour),
  );
  return { ...plan, org: withoutWork(org), prices, activity };
}

/** What a threshold can see where messages come by chance and nobody works: loads, costs and waits. */
const SEEN_WITHOUT_WORK: ReadonlySet<MetricName> = new Set([
  'wake_rate',
  'sleep_duration_avg',
  'event_queue_depth',
  'batch_efficiency',
  'safety_wake_rate',
  'idle_waste',
  'cost_per_hour',
  'tokens_per_hour',
  'tokens_per_day',
  'idle_time',
  'batch_rate',
  'efficiency',
  'trigger_latency',
  'budget_used',
]);

/** The org without thresholds on tasks, which would look at messages that stand for nothing. */
function withoutWork(org: Org): Org {
  const agents = org.agents.map((agent) => {
    const { thresholds } = agent.trigger;
    const seen = thresholds.filter(({ metric }) => SEEN_WITHOUT_WORK.has(metric));
    return { ...agent, trigger: { ...agent.trigger, thresholds: seen } };
  });
  return { ...org, agents };
}

function countThresholds({ agents }: Org): number {
  return agents.reduce((sum, { trigger }) => sum + trigger.thresholds.length, 0);
}

/** Of an agent of unknown rate, nothing: what is certain is left. */
function arrivalsOf(
  agent: Agent,
  estimated: AgentEstimate | undefined,
  pattern: ArrivalPattern,
  ticksPerHour: number,
): AgentArrivals {
  const perHour = estimated?.arrivals.perHour?.expected ?? 0;
  const perTick = Math.min(1, perHour / ticksPerHour);
  const isOfTicks = estimated !== undefined && countsTicks(agent, estimated);
  return { pattern: isOfTicks ? 'one a tick' : pattern, perTick };
}
