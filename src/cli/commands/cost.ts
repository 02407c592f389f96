// `orgsim cost`: what an org costs before it runs.

import { findOrgFiles } from '#io/find-org-files';
import type { Output } from '#io/terminal';
import { hasErrors, loadOrg } from '#main/load-org';
import type { MeasuredWorkload } from '#main/measure-workload';
import { OrgReader } from '#main/org-reader';
import type { OrgSource } from '#main/org-source';
import type { CostOptions, CostOutcome } from '#main/price-org';
import { COST_DEFAULTS, priceOrg } from '#main/price-org';
import type { SimulateOptions } from '#main/simulate-cost';
import { formatCostJson } from '#report/cost-json';
import { burstsJson, measuredJson, simulationJson } from '#report/cost-simulated-json';
import { formatSimulatedText } from '#report/cost-simulated-text';
import { loadStyle } from '#report/style';
import { defineCommand } from '../command.js';
import type { CostSimulationFlags } from '../cost-simulation-flags.js';
import {
  arrivalManner,
  COST_SIMULATION_OPTIONS,
  readCostSimulation,
} from '../cost-simulation-flags.js';
import { EXIT } from '../exit-codes.js';
import { printFindings, refuseOrg } from '../org-findings.js';
import { runSimulation, runWorkload } from '../run-for-cost.js';

interface CostFlags extends CostSimulationFlags {
  readonly dryRun: boolean;
  readonly format: 'table' | 'json';
}

export const command = defineCommand<CostFlags>({
  arguments: [
    {
      name: '[files...]',
      summary:
        'files, folders, globs, or - for standard input (default: ./ORG.md, else orgs/*/ORG.md)',
    },
  ],
  options: {
    dryRun: {
      flags: '--dry-run',
      summary: 'the default, said aloud: no model is called and nothing is fetched',
    },
    format: {
      flags: '--format <name>',
      summary: 'how to print',
      choices: ['table', 'json'],
      default: 'table',
    },
    ...COST_SIMULATION_OPTIONS,
  },
  examples: [
    { command: 'orgsim cost', summary: 'what ./ORG.md costs an hour, a day, a month' },
    { command: 'orgsim cost --simulate', summary: 'the estimate, and twenty weeks on the engine' },
    { command: 'orgsim cost --workload', summary: 'with the rates that the flow of orders makes' },
  ],
  async run(operands, flags, output) {
    const simulation = readCostSimulation(flags);
    const orgs = new OrgReader();
    for (const path of await findOrgFiles(operands)) {
      const source = await orgs.read(path);
      const options = { ...COST_DEFAULTS, arrivals: arrivalManner(flags) };
      const measured = await measure(source, options, simulation, flags, output);
      const arrivalRates = measured?.rates ?? options.arrivalRates;
      const outcome = priceOrg(source, { ...options, arrivalRates });
      await printFindings(source, outcome.loaded, output);
      if (outcome.kind === 'refused') throw refuseOrg(source, 'it was not priced');
      await print(outcome, measured, simulation, flags, output);
    }
    return EXIT.clean;
  },
});

/** The rates of the flow of orders; null where they are not wanted, or the org has errors. */
async function measure(
  source: OrgSource,
  options: CostOptions,
  simulation: SimulateOptions,
  { workload, threads }: CostFlags,
  output: Output,
): Promise<MeasuredWorkload | null> {
  if (!workload) return null;
  const loaded = loadOrg(source, options.overrides);
  if (hasErrors(loaded)) return null;
  return runWorkload(loaded.org, options, { options: simulation, threads, output });
}

async function print(
  { loaded, estimate, bursts }: CostOutcome & { readonly kind: 'done' },
  measured: MeasuredWorkload | null,
  options: SimulateOptions,
  { simulate, threads, format }: CostFlags,
  output: Output,
): Promise<void> {
  const { stdout } = output;
  const beside = {
    ...(bursts !== null && { bursts: burstsJson(bursts) }),
    ...(measured !== null && { workload: measuredJson(measured) }),
  };
  if (!simulate) {
    stdout.write(formatCostJson(estimate, beside));
    return;
  }
  const simulation = await runSimulation(loaded.org, estimate, { options, threads, output });
  if (format === 'json') {
    stdout.write(formatCostJson(estimate, { ...beside, simulation: simulationJson(simulation) }));
    return;
  }
  const style = await loadStyle(stdout.color);
  const report = { estimate, simulation, bursts, measured };
  stdout.write(formatSimulatedText(report, { style, columns: stdout.columns }));
}
