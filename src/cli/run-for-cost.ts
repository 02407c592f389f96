// The runs behind an estimate: with progress, on threads where that pays, and ended by Ctrl-C.

import type { CostEstimate } from '#cost/estimate/types';
import { startProgress } from '#io/progress';
import type { Output } from '#io/terminal';
import type { MeasuredWorkload } from '#main/measure-workload';
import { measureWorkload } from '#main/measure-workload';
import type { RunPricing } from '#main/run-prices';
import type { SeedRunner } from '#main/seed-job';
import type { SimulatedReport } from '#main/simulate-cost';
import { simulateCost } from '#main/simulate-cost';
import type { SimulateOptions } from '#main/simulate-options';
import type { Org } from '#org/types';
import { createSeedRunner } from './seed-threads.js';

interface RunForCost {
  readonly options: SimulateOptions;
  readonly threads: number | undefined;
  readonly output: Output;
}

/** `estimate` is of `org`. */
export async function runSimulation(
  org: Org,
  estimate: CostEstimate,
  { options, ...rest }: RunForCost,
): Promise<SimulatedReport> {
  return withRunner('simulating', rest, (run) => simulateCost(org, estimate, options, run));
}

export async function runWorkload(
  org: Org,
  pricing: RunPricing,
  { options, ...rest }: RunForCost,
): Promise<MeasuredWorkload> {
  return withRunner('running the flow of orders', rest, (run) =>
    measureWorkload(org, { ...options, ...pricing }, run),
  );
}

async function withRunner<T>(
  label: string,
  { threads, output }: Omit<RunForCost, 'options'>,
  work: (run: SeedRunner) => Promise<T>,
): Promise<T> {
  const progress = startProgress(output.stderr, label);
  return work(createSeedRunner(threads, progress)).finally(() => progress.end());
}
