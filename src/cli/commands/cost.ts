// `orgsim cost`: what an org costs before it runs.

import { checkDistinctFiles } from '#io/distinct-files';
import { findOrgFiles } from '#io/find-org-files';
import type { CostedOrg } from '#main/cost-report';
import { loadOrg } from '#main/load-org';
import { OrgReader } from '#main/org-reader';
import type { OrgSource } from '#main/org-source';
import type { CostOptions } from '#main/price-org';
import { priceOrg } from '#main/price-org';
import type { CostFormat } from '#report/cost-formats';
import { COST_FORMATS, loadCostFormat } from '#report/cost-formats';
import type { AssumptionFlags } from '../assumption-flags.js';
import { ASSUMPTION_OPTIONS, readAssumptions } from '../assumption-flags.js';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import type { FormatTarget } from '../format-targets.js';
import { formatFiles, formatParser, printedFormat, writeFormats } from '../format-targets.js';
import type { FromFlags } from '../from-flags.js';
import { checkFrom, FROM_OPTIONS, printMeasured } from '../from-flags.js';
import { printFindings, refuseOrg } from '../org-findings.js';
import type { PricingFlags } from '../pricing-flags.js';
import { PRICING_OPTIONS, readPricing } from '../pricing-flags.js';
import type { TokenFlags } from '../token-flags.js';
import { readTokens, TOKEN_OPTIONS } from '../token-flags.js';

interface CostFlags extends PricingFlags, AssumptionFlags, TokenFlags, FromFlags {
  readonly dryRun: boolean;
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
    all: { flags: '--all', summary: 'a row for each agent, members of a Count too' },
    format: {
      flags: '--format <name[:file]>',
      summary: 'how to print, or NAME:FILE to write it; may be repeated (default: table)',
      choices: COST_FORMATS,
      parse: formatParser(COST_FORMATS, 'cost'),
    },
  },
  examples: [{ command: 'orgsim cost', summary: 'what ./ORG.md costs an hour, a day, a month' }],
  async run(operands, flags, output) {
    const { format: targets = [], all } = flags;
    const paths = await findOrgFiles(operands);
    checkDistinctFiles(paths, formatFiles(targets));
    checkFrom(flags, paths, targets);
    const reader = new OrgReader();
    const sources: OrgSource[] = [];
    for (const path of paths) sources.push(await reader.read(path));
    const assumptions = readAssumptions(flags);
    const read = sources.map((source) => loadOrg(source, assumptions.overrides).org);
    const models = read.flatMap(({ agents }) => agents.map(({ model }) => model));
    const pricing = await readPricing(flags, models);
    const tokens = await readTokens(flags, pricing, read, output);
    const options: Partial<CostOptions> = { pricing, ...assumptions, tokens };
    const orgs: CostedOrg[] = [];
    for (const each of sources) {
      const outcome = priceOrg(each, options);
      const { source, loaded } = outcome;
      await printFindings(source, loaded, output);
      if (outcome.kind === 'refused') throw refuseOrg(source, 'it was not priced');
      orgs.push({ file: source.name, org: loaded.org, estimate: outcome.estimate });
    }
    const [first] = orgs;
    if (flags.from !== undefined && first !== undefined) {
      const isJson = printedFormat(targets, 'table') === 'json';
      await printMeasured(flags, first, pricing, isJson, output.stdout);
      return EXIT.clean;
    }
    await writeFormats(
      targets,
      'table',
      async (name, look) => (await loadCostFormat(name))({ orgs }, { ...look, all }),
      output.stdout,
    );
    return EXIT.clean;
  },
});
