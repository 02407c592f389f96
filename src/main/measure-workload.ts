// The rates of an estimate from the flow of orders: the org is run, and what reaches each agent is counted. Prints and reads
// nothing.

import type { ArrivalRate } from '#cost/estimate/types';
import type { Org } from '#org/types';
import { planRun } from './plan-run.js';
import { wirePlan } from './play-run.js';
import { RUN_DEFAULTS } from './run-org.js';
import type { RunPricing } from './run-prices.js';
import type { SeedRunner } from './seed-job.js';
import { runSeedJob } from './seed-job.js';
import type { SimulateOptions } from './simulate-options.js';

/** Budgets bind, so prices count. */
export type MeasureOptions = Omit<SimulateOptions, 'arrivals' | 'workload'> & RunPricing;

/** Rates, and what they rest on. */
export interface MeasuredWorkload {
  readonly rates: ReadonlyMap<string, ArrivalRate>;
  readonly seeds: readonly number[];
  /** Of each run. */
  readonly ticks: number;
  readonly tickSeconds: number;
  /** Where the orders come from, a clause. */
  readonly workload: string;
}

/**
 * By agent id: ticks an hour on which something reached it that wakes it, or on which it went on with its work; of agents that
 * poll, ticks that make their polls find work as often as they did. Expected is the mean of the runs, low and high their least
 * and most. Throws an OrgsimError of code `usage` for options that do not fit the org.
 */
export async function measureWorkload(
  org: Org,
  options: MeasureOptions,
  run: SeedRunner = async (job) => runSeedJob(job),
): Promise<MeasuredWorkload> {
  const { replications: count, seed, ...planned } = options;
  const plan = planRun(org, { ...RUN_DEFAULTS, ...planned, seed });
  const { workloadText } = wirePlan(plan);
  const hours = (plan.ticks * org.tickSeconds) / 3600;
  const job = { plans: [plan], workPlan: 0, firstSeed: seed, count, countsArrivals: true };
  const runs = (await run(job))[0] ?? [];
  const rates = new Map(
    org.agents.map(({ id }, index): [string, ArrivalRate] => {
      const hourly = runs.map(({ agents }) => (agents[index]?.arrivalTicks ?? 0) / hours);
      const expected = hourly.reduce((sum, rate) => sum + rate, 0) / hourly.length;
      const perHour = { low: Math.min(...hourly), expected, high: Math.max(...hourly) };
      return [id, { origin: 'workload', perHour }];
    }),
  );
  const { ticks } = plan;
  const seeds = runs.map((one) => one.seed);
  return { rates, seeds, ticks, tickSeconds: org.tickSeconds, workload: workloadText };
}
