// `orgsim cost`: what an org costs before it runs.

import { checkDistinctFiles } from '#io/distinct-files';
import { findOrgFiles } from '#io/find-org-files';
import { checkLimits } from '#main/cost-limits';
import { reportCost } from '#main/cost-report';
import { loadCostView } from '#report/cost-views';
import { formatLimits } from '#report/limit-text';
import { defineCommand } from '../command.js';
import type { CostFlags } from '../cost-flags.js';
import { COST_OPTIONS, readCostFlags } from '../cost-flags.js';
import { EXIT } from '../exit-codes.js';
import { formatFiles, printedFormat, writeFormats } from '../format-targets.js';
import { checkFrom, printMeasured } from '../from-flags.js';
import { limitsOf } from '../limit-flags.js';
import { priceFiles, readBaseline } from '../price-for-cost.js';

export const command = defineCommand<CostFlags>({
  arguments: [
    {
      name: '[files...]',
      summary:
        'files, folders, globs, or - for standard input (default: ./ORG.md, else orgs/*/ORG.md)',
    },
  ],
  options: COST_OPTIONS,
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
    const { tokens, simulation } = readCostFlags(flags);
    const paths = await findOrgFiles(operands);
    checkDistinctFiles([...paths, compareTo], formatFiles(targets));
    checkFrom(flags, paths, targets);
    const running = { simulation, output };
    const priced = await priceFiles(paths, flags, running);
    const [first] = priced;
    const printed = printedFormat(targets, 'table');
    if (flags.from !== undefined && first !== undefined) {
      await printMeasured(flags, first, printed === 'json', output.stdout);
      return EXIT.clean;
    }
    const baseline = compareTo === undefined ? null : await readBaseline(compareTo, flags, running);
    const limits = checkLimits(
      priced.map(({ estimate }) => estimate),
      limitsOf(flags),
      baseline ?? undefined,
    );
    const report = reportCost(priced, { grouping, all, tokens }, baseline, limits);
    const view = flags.simulate ? 'simulated' : flags.view;
    await writeFormats(
      targets,
      'table',
      async (name, look) => (await loadCostView(view, name))(report, { ...look, breakEven, all }),
      output.stdout,
    );
    const exceeded = limits.filter(({ isExceeded }) => isExceeded);
    // A table says it itself.
    if (flags.simulate || printed !== 'table')
      output.stderr.write(formatLimits(exceeded, output.stderr.columns));
    return exceeded.length === 0 ? EXIT.clean : EXIT.findings;
  },
});
