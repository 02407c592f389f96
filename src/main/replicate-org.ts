// Runs the org of an ORG.md with several seeds, and reports the means and how sure they are. Prints and reads nothing.

import type { ReplicationSummary } from '#metrics/replications';
import { summarizeReplications } from '#metrics/replications';
import type { LoadedOrg } from './load-org.js';
import { hasErrors } from './load-org.js';
import type { OrgSource } from './org-source.js';
import { planRun } from './plan-run.js';
import { wirePlan } from './play-run.js';
import type { RunOptions } from './run-org.js';
import { loadForRun, RUN_DEFAULTS } from './run-org.js';
import { describePremises } from './run-premises.js';
import type { RunPremises } from './run-report.js';
import type { SeedRunner } from './seed-job.js';
import { runSeedJob } from './seed-job.js';

export interface ReplicationReport {
  readonly org: string;
  readonly agentCount: number;
  readonly seeds: readonly number[];
  readonly tickSeconds: number;
  readonly ticks: number;
  readonly summary: ReplicationSummary;
  readonly premises: RunPremises;
}

export type ReplicationOutcome =
  /** The org has errors: nothing was run. */
  | { readonly kind: 'refused'; readonly loaded: LoadedOrg }
  | { readonly kind: 'done'; readonly loaded: LoadedOrg; readonly report: ReplicationReport };

/**
 * The seeds are `wanted.seed` and the `replications` - 1 after it. Throws as `runOrg` does, an error within a run with
 * its seed.
 */
export async function replicateOrg(
  source: OrgSource,
  replications: number,
  wanted: Partial<RunOptions> = {},
  run: SeedRunner = async (job) => runSeedJob(job),
): Promise<ReplicationOutcome> {
  const options: RunOptions = { ...RUN_DEFAULTS, ...wanted };
  const loaded = loadForRun(source, options);
  if (hasErrors(loaded)) return { kind: 'refused', loaded };
  const { org } = loaded;
  const plan = planRun(org, options);
  // Before anything is run: a script or events that cannot be read are no matter of a seed.
  const wiring = wirePlan(plan);
  const job = {
    plans: [plan],
    workPlan: 0,
    firstSeed: options.seed,
    count: replications,
    countsArrivals: false,
  };
  const runs = (await run(job))[0] ?? [];
  const report = {
    org: org.name,
    agentCount: org.agents.length,
    seeds: runs.map(({ seed }) => seed),
    tickSeconds: org.tickSeconds,
    ticks: plan.ticks,
    summary: summarizeReplications(org.agents, runs, options.all),
    premises: describePremises(plan, wiring, options),
  };
  return { kind: 'done', loaded, report };
}
