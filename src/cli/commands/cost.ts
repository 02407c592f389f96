// `orgsim cost`: what an org costs before it runs.

import { checkDistinctFiles } from '#io/distinct-files';
import { findOrgFiles } from '#io/find-org-files';
import type { CostedOrg } from '#main/cost-report';
import type { LoadedOrg } from '#main/load-org';
import { loadOrg } from '#main/load-org';
import { modelsOf } from '#main/open-pricing';
import { OrgReader } from '#main/org-reader';
import type { OrgSource } from '#main/org-source';
import { priceLoaded } from '#main/price-org';
import type { CostFormat } from '#report/cost-formats';
import { COST_FORMATS, loadCostFormat } from '#report/cost-formats';
import type { AssumptionFlags } from '../assumption-flags.js';
import { ASSUMPTION_OPTIONS, readAssumptions } from '../assumption-flags.js';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import type { FormatTarget } from '../format-targets.js';
import { formatFiles, formatParser, writeFormats } from '../format-targets.js';
import { printFindings, refuseOrg } from '../org-findings.js';
import type { PricingFlags } from '../pricing-flags.js';
import { PRICING_OPTIONS, readPricing } from '../pricing-flags.js';

interface CostFlags extends PricingFlags, AssumptionFlags {
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
    const assumptions = readAssumptions(flags);
    const reader = new OrgReader();
    const read: { source: OrgSource; loaded: LoadedOrg }[] = [];
    for (const path of paths) {
      const source = await reader.read(path);
      read.push({ source, loaded: loadOrg(source, assumptions.overrides) });
    }
    const pricing = await readPricing(flags, modelsOf(read.map(({ loaded }) => loaded.org)));
    const orgs: CostedOrg[] = [];
    for (const { source, loaded } of read) {
      const outcome = priceLoaded(source, loaded, { pricing, ...assumptions });
      await printFindings(source, loaded, output);
      if (outcome.kind === 'refused') throw refuseOrg(source, 'it was not priced');
      orgs.push({ file: source.name, org: loaded.org, estimate: outcome.estimate });
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
