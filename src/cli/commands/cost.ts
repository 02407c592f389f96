// `orgsim cost`: what an org costs before it runs.

import { OrgsimError } from '#base/errors';
import { checkDistinctFiles } from '#io/distinct-files';
import { findOrgFile, findOrgFiles } from '#io/find-org-files';
import { readSource } from '#io/read-source';
import type { Output } from '#io/terminal';
import { checkSelectors } from '#main/agent-change';
import type { CostBaseline } from '#main/cost-baseline';
import { baselineOf, parseBaseline } from '#main/cost-baseline';
import { checkLimits } from '#main/cost-limits';
import type { CostGrouping } from '#main/cost-lines';
import { COST_GROUPINGS } from '#main/cost-lines';
import type { RunOrg } from '#main/cost-report';
import { reportCost } from '#main/cost-report';
import type { LoadedOrg } from '#main/load-org';
import { hasErrors, loadOrg } from '#main/load-org';
import { OrgReader } from '#main/org-reader';
import type { OrgSource } from '#main/org-source';
import type { CostOptions, PricedOrg } from '#main/price-org';
import { modelsToPrice, priceLoaded } from '#main/price-org';
import type { SimulateOptions } from '#main/simulate-options';
import type { CostFormat } from '#report/cost-formats';
import { COST_FORMATS } from '#report/cost-formats';
import { loadCostView } from '#report/cost-views';
import { formatLimits } from '#report/limit-text';
import type { AssumptionFlags } from '../assumption-flags.js';
import { ASSUMPTION_OPTIONS, readAssumptions } from '../assumption-flags.js';
import { defineCommand } from '../command.js';
import type { CostSimulationFlags } from '../cost-simulation-flags.js';
import {
  arrivalManner,
  COST_SIMULATION_OPTIONS,
  readCostSimulation,
} from '../cost-simulation-flags.js';
import { EXIT } from '../exit-codes.js';
import type { FormatTarget } from '../format-targets.js';
import { formatFiles, formatParser, printedFormat, writeFormats } from '../format-targets.js';
import type { FromFlags } from '../from-flags.js';
import { checkFrom, FROM_OPTIONS, printMeasured } from '../from-flags.js';
import type { LimitFlags } from '../limit-flags.js';
import { checkIncreaseFlags, LIMIT_OPTIONS, limitsOf } from '../limit-flags.js';
import { printFindings, refuseOrg } from '../org-findings.js';
import type { PricingFlags } from '../pricing-flags.js';
import { PRICING_OPTIONS, readPricing } from '../pricing-flags.js';
import type { TokenFlags } from '../token-flags.js';
import { readTokens, TOKEN_OPTIONS } from '../token-flags.js';
import type { TokenViewFlags } from '../token-view-flags.js';
import { TOKEN_VIEW_OPTIONS, tokensWanted } from '../token-view-flags.js';

interface CostFlags
  extends PricingFlags,
    AssumptionFlags,
    TokenFlags,
    FromFlags,
    LimitFlags,
    TokenViewFlags,
    CostSimulationFlags {
  readonly dryRun: boolean;
  readonly compareTo: string | undefined;
  readonly groupBy: CostGrouping;
  readonly breakEven: boolean;
  readonly all: boolean;
  readonly format: readonly FormatTarget<CostFormat>[] | undefined;
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
    ...PRICING_OPTIONS,
    ...ASSUMPTION_OPTIONS,
    ...TOKEN_OPTIONS,
    ...FROM_OPTIONS,
    ...LIMIT_OPTIONS,
    ...TOKEN_VIEW_OPTIONS,
    ...COST_SIMULATION_OPTIONS,
    compareTo: {
      flags: '--compare-to <file>',
      summary: 'what --max-increase is measured against: a saved .json, or another ORG.md',
    },
    groupBy: {
      flags: '--group-by <what>',
      summary: 'a row for each',
      choices: COST_GROUPINGS,
      default: 'agent',
    },
    breakEven: {
      flags: '--break-even',
      summary: 'both modes of each agent, and the rate at which they cost the same',
    },
    all: { flags: '--all', summary: 'a row for each agent, members of a Count too' },
    format: {
      flags: '--format <name[:file]>',
      summary: 'how to print, or NAME:FILE to write it; may be repeated (default: table)',
      choices: COST_FORMATS,
      parse: formatParser(COST_FORMATS, 'cost'),
    },
  },
  subcommands: [
    {
      name: 'diff',
      summary: 'what a change of an org does to its cost, and why',
      load: () => import('./cost-diff.js'),
    },
  ],
  examples: [
    { command: 'orgsim cost', summary: 'what ./ORG.md costs an hour, a day, a month' },
    { command: 'orgsim cost --rate coo=6/h', summary: 'with another number of events' },
    {
      command: 'orgsim cost --what-if "L6 and below: event-driven"',
      summary: 'beside the org as it is written',
    },
    { command: 'orgsim cost --simulate', summary: 'the estimate, and twenty weeks on the engine' },
    { command: 'orgsim cost --workload', summary: 'with the rates that the flow of orders makes' },
    { command: 'orgsim cost --budget 200/month', summary: 'exit with 1 when it costs more' },
    {
      command: 'orgsim cost --max-increase 10% --compare-to base.json',
      summary: 'or a tenth more than before',
    },
    {
      command: 'orgsim cost --from runs/r1/ledger.jsonl',
      summary: 'beside what a recorded run did cost',
    },
    { command: 'orgsim cost --format html:cost.html', summary: 'write a page with charts, too' },
    {
      command: 'orgsim cost --view tokens --pricing flat:0.01/1K',
      summary: 'tokens a day, polling against events',
    },
    {
      command: 'orgsim cost orgs --format csv:costs.csv',
      summary: 'several orgs, for a spreadsheet, too',
    },
  ],
  async run(operands, flags, output) {
    const { format: targets = [], compareTo, groupBy: grouping, breakEven, all } = flags;
    checkIncreaseFlags(
      flags,
      compareTo !== undefined,
      'Say what with: --compare-to base.json or --compare-to old.md',
    );
    if (breakEven) checkByAgent(grouping);
    const tokens = tokensWanted(flags);
    const simulation = readCostSimulation(
      flags,
      flags.view,
      targets.map(({ format }) => format),
    );
    const paths = await findOrgFiles(operands);
    checkDistinctFiles([...paths, compareTo], formatFiles(targets));
    checkFrom(flags, paths, targets);
    const assumptions = readAssumptions(flags);
    const opened = await openAll(paths, assumptions.overrides, output);
    const orgs = opened.map(({ loaded }) => loaded.org);
    checkSelectors(orgs, [
      ...assumptions.rates,
      ...assumptions.batch,
      ...assumptions.whatIfs.flatMap(({ changes }) => changes),
    ]);
    const pricing = await readPricing(flags, modelsToPrice(orgs, assumptions));
    const options = {
      ...assumptions,
      pricing,
      tokens: await readTokens(flags, pricing, orgs, output),
      arrivalPattern: arrivalManner(flags),
    };
    const priced = await priceOrRun(opened, options, flags, { options: simulation, output });
    const [first] = priced;
    if (flags.from !== undefined && first !== undefined) {
      const isJson = printedFormat(targets, 'table') === 'json';
      await printMeasured(flags, first, pricing, isJson, output.stdout);
      return EXIT.clean;
    }
    const baseline =
      compareTo === undefined ? null : await readBaseline(compareTo, flags, assumptions, output);
    const limits = checkLimits(
      priced.map(({ estimate }) => estimate),
      limitsOf(flags),
      baseline ?? undefined,
    );
    const report = reportCost(priced, { grouping, all, tokens }, baseline, limits);
    await writeFormats(
      targets,
      'table',
      async (name, look) =>
        (await loadCostView(flags.simulate ? 'simulated' : flags.view, name))(report, {
          ...look,
          breakEven,
          all,
        }),
      output.stdout,
    );
    const exceeded = limits.filter(({ isExceeded }) => isExceeded);
    // A table says it itself.
    if (flags.simulate || printedFormat(targets, 'table') !== 'table')
      output.stderr.write(formatLimits(exceeded, output.stderr.columns));
    return exceeded.length === 0 ? EXIT.clean : EXIT.findings;
  },
});

/** Throws an OrgsimError of code `usage`: a group has no break-even of its own. */
function checkByAgent(grouping: CostGrouping): void {
  if (grouping === 'agent') return;
  throw new OrgsimError(
    'usage',
    `--break-even is of single agents, and --group-by ${grouping} sums them up.`,
    'Leave one of them out.',
  );
}

interface OpenedOrg {
  readonly source: OrgSource;
  readonly loaded: LoadedOrg;
}

/** Every file is looked at before one with errors is refused: all that is wrong is shown at once. */
async function openAll(
  paths: readonly string[],
  overrides: CostOptions['overrides'],
  output: Output,
): Promise<readonly OpenedOrg[]> {
  const reader = new OrgReader();
  const opened: OpenedOrg[] = [];
  for (const path of paths) {
    const source = await reader.read(path);
    const loaded = loadOrg(source, overrides);
    await printFindings(source, loaded, output);
    opened.push({ source, loaded });
  }
  const faulty = opened.find(({ loaded }) => hasErrors(loaded));
  if (faulty !== undefined)
    throw refuseOrg(faulty.source, paths.length === 1 ? 'it was not priced' : 'nothing was priced');
  return opened;
}

/** The engine, which an estimate alone does not need. */
const loadRuns = () => import('../run-for-cost.js');

/** Prices each, with the runs that the options ask for: before, to learn its rates, and after, to hold the estimate against. */
async function priceOrRun(
  opened: readonly OpenedOrg[],
  options: Partial<CostOptions> & Pick<CostOptions, 'pricing' | 'cache'>,
  { workload, simulate, threads }: CostSimulationFlags,
  running: { readonly options: SimulateOptions; readonly output: Output },
): Promise<readonly RunOrg[]> {
  const runs: RunOrg[] = [];
  for (const each of opened) {
    const rest = { ...running, threads };
    const measured = workload
      ? await (await loadRuns()).runWorkload(each.loaded.org, options, rest)
      : null;
    const arrivalRates = measured?.rates ?? new Map();
    for (const priced of priceAll([each], { ...options, arrivalRates })) {
      const simulation = simulate
        ? await (await loadRuns()).runSimulation(priced.org, priced.estimate, rest)
        : null;
      runs.push({ ...priced, measured, simulation });
    }
  }
  return runs;
}

function priceAll(
  opened: readonly OpenedOrg[],
  options: Partial<CostOptions>,
): readonly PricedOrg[] {
  return opened.flatMap(({ source, loaded }) => {
    const outcome = priceLoaded(source, loaded, options);
    return outcome.kind === 'done' ? [outcome] : [];
  });
}

/** An ORG.md is priced as the others are. */
async function readBaseline(
  path: string,
  flags: CostFlags,
  assumptions: ReturnType<typeof readAssumptions>,
  output: Output,
): Promise<CostBaseline> {
  if (path.toLowerCase().endsWith('.json'))
    return parseBaseline(path, (await readSource(path)).text);
  const file = findOrgFile(path);
  const options = { ...assumptions, whatIfs: [] };
  const opened = await openAll([file], options.overrides, output);
  const orgs = opened.map(({ loaded }) => loaded.org);
  const pricing = await readPricing(flags, modelsToPrice(orgs, options));
  const tokens = await readTokens(flags, pricing, orgs, output);
  const priced = priceAll(opened, { ...options, pricing, tokens });
  return baselineOf(
    file,
    priced.map(({ estimate }) => estimate),
  );
}
