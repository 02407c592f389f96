// Prices the orgs of `orgsim cost` as its options say: the ones that are asked about, and the one they are compared with.

import { findOrgFile } from '#io/find-org-files';
import { readSource } from '#io/read-source';
import type { Output } from '#io/terminal';
import { checkSelectors } from '#main/agent-change';
import type { CostBaseline } from '#main/cost-baseline';
import { baselineOf, readSavedBaseline } from '#main/cost-baseline';
import type { RunOrg } from '#main/cost-report';
import { modelsOf } from '#main/open-pricing';
import type { CostOptions } from '#main/price-org';
import { COST_DEFAULTS, orgsToPrice, priceLoaded } from '#main/price-org';
import { isSavedName } from '#main/saved-estimate';
import type { SimulateOptions } from '#main/simulate-options';
import type { Org } from '#org/types';
import { readAssumptions } from './assumption-flags.js';
import type { CostFlags } from './cost-flags.js';
import { arrivalPattern } from './cost-simulation-flags.js';
import type { OpenedOrg } from './open-orgs.js';
import { openOrgs } from './open-orgs.js';
import { readPricing } from './pricing-flags.js';
import { readTokens } from './token-flags.js';

/** How the runs are made that the options ask for. */
interface Running {
  readonly simulation: SimulateOptions;
  readonly output: Output;
}

/** What the options say of these orgs. Throws an OrgsimError, as for a selector that means nobody. */
async function readCostOptions(
  flags: CostFlags,
  assumptions: ReturnType<typeof readAssumptions>,
  orgs: readonly Org[],
  output: Output,
): Promise<CostOptions> {
  const all = orgsToPrice(orgs, assumptions);
  const pricing = await readPricing(flags, modelsOf(all));
  const tokens = await readTokens(flags, pricing, all, output);
  return {
    ...COST_DEFAULTS,
    ...assumptions,
    pricing,
    tokens,
    arrivalPattern: arrivalPattern(flags),
  };
}

/** Opens these files and prices each, as written and as it might be, with the runs that are asked for. Throws an OrgsimError. */
export async function priceFiles(
  paths: readonly string[],
  flags: CostFlags,
  running: Running,
): Promise<readonly RunOrg[]> {
  const assumptions = readAssumptions(flags);
  const opened = await openOrgs(paths, assumptions.overrides, running.output);
  const orgs = opened.map(({ loaded }) => loaded.org);
  checkSelectors(orgs, [
    ...assumptions.rates,
    ...assumptions.batch,
    ...assumptions.whatIfs.flatMap(({ changes }) => changes),
  ]);
  const options = await readCostOptions(flags, assumptions, orgs, running.output);
  return priceAll(opened, options, flags, running);
}

/** What the orgs are compared with: an ORG.md is priced as they are. Throws an OrgsimError. */
export async function readBaseline(
  path: string,
  flags: CostFlags,
  running: Running,
): Promise<CostBaseline> {
  if (isSavedName(path)) return readSavedBaseline(await readSource(path));
  const file = findOrgFile(path);
  // Selectors may mean agents that were not there before, and nobody asks what the old org might be.
  const assumptions = { ...readAssumptions(flags), whatIfs: [] };
  const opened = await openOrgs([file], assumptions.overrides, running.output);
  const orgs = opened.map(({ loaded }) => loaded.org);
  const options = await readCostOptions(flags, assumptions, orgs, running.output);
  const priced = await priceAll(opened, options, { ...flags, simulate: false }, running);
  return baselineOf(
    file,
    priced.map(({ estimate }) => estimate),
  );
}

/** The engine, which an estimate alone does not need. */
const loadRuns = () => import('./run-for-cost.js');

/** Runs before, to learn the rates of each, and after, to hold its estimate against. */
async function priceAll(
  opened: readonly OpenedOrg[],
  options: CostOptions,
  { workload, simulate, threads }: Pick<CostFlags, 'workload' | 'simulate' | 'threads'>,
  { simulation: runOptions, output }: Running,
): Promise<readonly RunOrg[]> {
  const run = { options: runOptions, threads, output };
  const priced: RunOrg[] = [];
  for (const { source, loaded } of opened) {
    const measured = workload
      ? await (await loadRuns()).runWorkload(loaded.org, options, run)
      : null;
    const arrivalRates = measured?.rates ?? options.arrivalRates;
    const outcome = priceLoaded(source, loaded, { ...options, arrivalRates });
    if (outcome.kind === 'refused') throw new Error('orgs with errors were refused before');
    const { org, estimate } = outcome;
    const simulation = simulate ? await (await loadRuns()).runSimulation(org, estimate, run) : null;
    priced.push({ ...outcome, measured, simulation });
  }
  return priced;
}
