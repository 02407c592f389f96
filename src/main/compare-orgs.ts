// Runs several orgs on the same orders, with many seeds, and sets each against the first. Prints and reads nothing.

import { OrgsimError } from '#base/errors';
import { compareRuns, estimateCompared } from '#metrics/comparison';
import type { SeedFigures } from '#metrics/seed-figures';
import type { Org } from '#org/types';
import type { ComparedOrg, ComparisonReport } from './comparison-report.js';
import type { LoadedOrg } from './load-org.js';
import { hasErrors } from './load-org.js';
import type { OrgSource } from './org-source.js';
import type { RunPlan } from './plan-run.js';
import { planRun } from './plan-run.js';
import { wirePlan } from './play-run.js';
import type { RunOptions } from './run-org.js';
import { loadForRun, RUN_DEFAULTS } from './run-org.js';
import { describePremises } from './run-premises.js';
import type { SeedRunner } from './seed-job.js';
import { runSeedJob } from './seed-job.js';
import { hasOtherWorkload, withWorkloadOf } from './share-workload.js';

export interface CompareOptions
  extends Omit<RunOptions, 'all' | 'sample' | 'advice' | 'withModels'> {
  /** Whose orders all orgs get; the first one's when left out. */
  readonly workFrom: OrgSource | undefined;
  /** Seeds, from `seed` on: at least 1. */
  readonly replications: number;
}

/** A file and what it says. */
export interface ComparedFile {
  readonly source: OrgSource;
  readonly loaded: LoadedOrg;
}

export type CompareOutcome =
  /** Some of the orgs have errors: nothing was run. */
  | {
      readonly kind: 'refused';
      readonly files: readonly ComparedFile[];
      /** The first of them that has. */
      readonly faulty: OrgSource;
    }
  | {
      readonly kind: 'done';
      readonly files: readonly ComparedFile[];
      readonly report: ComparisonReport;
    };

export const DEFAULT_REPLICATIONS = 20;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Each org but the first is set against the first; all get the orders of one. Throws an OrgsimError for fewer than two
 * orgs or more than 26, for options that do not fit them, and for a script or events that cannot be read.
 */
export async function compareOrgs(
  sources: readonly OrgSource[],
  wanted: Partial<CompareOptions> = {},
  run: SeedRunner = async (job) => runSeedJob(job),
): Promise<CompareOutcome> {
  checkCount(sources.length);
  const { workFrom, replications = DEFAULT_REPLICATIONS, ...given } = wanted;
  const options: RunOptions = { ...RUN_DEFAULTS, ...given };
  const named = workFrom === undefined ? sources : [...sources, workFrom];
  const files = named.map((source) => ({ source, loaded: loadForRun(source, options) }));
  const faulty = files.find(({ loaded }) => hasErrors(loaded))?.source;
  if (faulty !== undefined) return { kind: 'refused', files, faulty };
  const workPlan = workFrom === undefined ? 0 : sources.length;
  const orgs = files.map(({ loaded }) => loaded.org);
  const plans = planOrgs(orgs, workPlan, options);
  // Before anything is run: a script or events that cannot be read are no matter of a seed.
  const wirings = plans.map((plan, index) => {
    const none = { tickSeconds: plan.org.tickSeconds, events: [] };
    return wirePlan(plan, index === workPlan ? {} : { replay: none });
  });
  const job = {
    plans,
    workPlan,
    firstSeed: options.seed,
    count: replications,
    countsArrivals: false,
  };
  const results = await run(job);
  const compared = { files, plans, workPlan, results };
  const [workFile, workSetup, workWiring] = [files[workPlan], plans[workPlan], wirings[workPlan]];
  if (workFile === undefined || workSetup === undefined || workWiring === undefined)
    throw new Error('no org gives the work');
  const report: ComparisonReport = {
    orgs: sources.map((_, index) => reportOrg(compared, index)),
    seeds: (results[0] ?? []).map(({ seed }) => seed),
    workFrom: { file: workFile.source.name, name: workSetup.org.name },
    premises: describePremises(workSetup, workWiring, options),
  };
  return { kind: 'done', files, report };
}

function checkCount(count: number): void {
  if (count >= 2 && count <= LETTERS.length) return;
  throw new OrgsimError(
    'usage',
    count < 2
      ? 'There is nothing to compare it with: orgsim compare takes two orgs or more.'
      : `orgsim compare takes at most ${LETTERS.length} orgs, not ${count}.`,
    'For instance: orgsim compare ORG.md other/ORG.md',
  );
}

/** All with the workload of one, for the same time: ticks may differ. */
function planOrgs(orgs: readonly Org[], workPlan: number, options: RunOptions): RunPlan[] {
  const [first, work] = [orgs[0], orgs[workPlan]];
  if (first === undefined || work === undefined) return [];
  const { length } = options;
  const seconds = length.kind === 'time' ? length.seconds : length.ticks * first.tickSeconds;
  return orgs.map((org) =>
    planRun(withWorkloadOf(work, org), { ...options, length: { kind: 'time', seconds } }),
  );
}

interface Compared {
  readonly files: readonly ComparedFile[];
  readonly plans: readonly RunPlan[];
  readonly workPlan: number;
  readonly results: readonly (readonly SeedFigures[])[];
}

function reportOrg({ files, plans, workPlan, results }: Compared, index: number): ComparedOrg {
  const [file, plan, base] = [files[index], plans[index], plans[0]];
  if (file === undefined || plan === undefined || base === undefined)
    throw new Error(`no org ${index} was compared`);
  const { org, ticks } = plan;
  const runs = results[index] ?? [];
  const compared = { tickSeconds: org.tickSeconds, runs };
  const baseRuns = { tickSeconds: base.org.tickSeconds, runs: results[0] ?? [] };
  const rerouted = runs.reduce((sum, run) => sum + run.rerouted, 0);
  const work = files[workPlan]?.loaded.org;
  return {
    letter: LETTERS.charAt(index),
    file: file.source.name,
    name: org.name,
    agentCount: org.agents.length,
    tickSeconds: org.tickSeconds,
    ticks,
    figures: estimateCompared(compared),
    differences: index === 0 ? null : compareRuns(compared, baseRuns),
    unpriced: new Set(runs.flatMap(({ unpriced }) => unpriced)).size,
    rerouted: runs.length === 0 ? 0 : rerouted / runs.length,
    timezone: org.timezone,
    ownWorkloadUnused: work !== undefined && hasOtherWorkload(file.loaded.org, work),
  };
}
