// `orgsim cost`: what an org costs before it runs.

import { findOrgFiles } from '#io/find-org-files';
import { OrgReader } from '#main/org-reader';
import { priceOrg } from '#main/price-org';
import { formatCostJson } from '#report/cost-json';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { printFindings, refuseOrg } from '../org-findings.js';

interface CostFlags {
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
  },
  examples: [{ command: 'orgsim cost', summary: 'what ./ORG.md costs an hour, a day, a month' }],
  async run(operands, _flags, output) {
    const orgs = new OrgReader();
    for (const path of await findOrgFiles(operands)) {
      const outcome = priceOrg(await orgs.read(path));
      const { source, loaded } = outcome;
      await printFindings(source, loaded, output);
      if (outcome.kind === 'refused') throw refuseOrg(source, 'it was not priced');
      output.stdout.write(formatCostJson(outcome.estimate));
    }
    return EXIT.clean;
  },
});
