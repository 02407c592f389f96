// Many runs as one piece of work: the same plans with one seed after another. Plain data in and out, so that parts of it
// can be done on other threads; who does them is not decided here.

import { OrgsimError } from '#base/errors';
import type { WorkRecord } from '#behavior/work-record';
import type { SeedFigures } from '#metrics/seed-figures';
import { figureSeed } from '#metrics/seed-figures';
import { ArrivalCount } from './count-arrivals.js';
import type { RunPlan } from './plan-run.js';
import { playRun } from './play-run.js';
import type { SharedWork } from './wire-run.js';

export interface SeedJob {
  readonly plans: readonly RunPlan[];
  /** Whose work all of them get: an index of `plans`. */
  readonly workPlan: number;
  readonly firstSeed: number;
  /** Seeds, one after the other: at least 1. */
  readonly count: number;
  /** Whether what reaches each agent is counted. */
  readonly countsArrivals: boolean;
}

/** For each plan, the figures of each seed in order. */
export type SeedResults = readonly (readonly SeedFigures[])[];

/** Does a whole job, on whatever threads. */
export type SeedRunner = (job: SeedJob) => Promise<SeedResults>;

/**
 * Does the job here and now; `progress` hears how many seeds are done, with fractions. Throws what a run throws, with
 * its seed in the message.
 */
export function runSeedJob(job: SeedJob, progress?: (seeds: number) => void): SeedResults {
  const { plans, firstSeed, count } = job;
  const results = plans.map((): SeedFigures[] => []);
  for (let index = 0; index < count; index++) {
    const seed = firstSeed + index;
    try {
      runSeed(job, seed, results, (share) => progress?.(index + share));
    } catch (error) {
      throw nameSeed(error, seed);
    }
  }
  progress?.(count);
  return results;
}

function runSeed(
  { plans, workPlan, countsArrivals }: SeedJob,
  seed: number,
  results: readonly SeedFigures[][],
  progress: (share: number) => void,
): void {
  const work: WorkRecord = { tickSeconds: plans[workPlan]?.org.tickSeconds ?? 1, events: [] };
  // Whose work it is comes first: the others get what it got.
  const order = [...plans.keys()].sort((a, b) => Number(b === workPlan) - Number(a === workPlan));
  order.forEach((index, place) => {
    const plan = plans[index];
    if (plan === undefined) return;
    const isOwn = index === workPlan;
    const shared: SharedWork =
      plans.length === 1 ? {} : isOwn ? { record: work } : { replay: work };
    const counter = countsArrivals ? new ArrivalCount(plan.org) : null;
    const observer = {
      progress: (share: number) => progress((place + share) / plans.length),
      ...(counter !== null && { invoked: counter.invoked }),
    };
    const seeded = { ...plan, wiring: { ...plan.wiring, seed } };
    const { results: played, allPollingNano, wiring } = playRun(seeded, { observer, shared });
    const { tickSeconds } = plan.org;
    const rerouted = wiring.countRerouted();
    const arrivalTicks = counter?.ticks(played) ?? null;
    const figures = figureSeed({
      seed,
      results: played,
      tickSeconds,
      allPollingNano,
      rerouted,
      arrivalTicks,
    });
    results[index]?.push(figures);
  });
}

function nameSeed(error: unknown, seed: number): Error {
  if (error instanceof OrgsimError) {
    const { code, message, hint } = error;
    return new OrgsimError(code, `Seed ${seed}: ${message}`, hint, { cause: error });
  }
  if (!(error instanceof Error)) return new Error(`seed ${seed}: ${String(error)}`);
  error.message = `seed ${seed}: ${error.message}`;
  return error;
}

/** Contiguous ranges of seeds, as even as they can be: at most `parts`, none of them empty. */
export function splitSeedJob(job: SeedJob, parts: number): readonly SeedJob[] {
  const { firstSeed, count } = job;
  const jobs: SeedJob[] = [];
  for (let part = 0; part < parts; part++) {
    const from = Math.floor((count * part) / parts);
    const to = Math.floor((count * (part + 1)) / parts);
    if (to > from) jobs.push({ ...job, firstSeed: firstSeed + from, count: to - from });
  }
  return jobs;
}

/** The results of ranges, in their order, as those of one job. */
export function joinSeedResults(parts: readonly SeedResults[]): SeedResults {
  const plans = parts[0]?.length ?? 0;
  return Array.from({ length: plans }, (_, plan) => parts.flatMap((part) => part[plan] ?? []));
}
