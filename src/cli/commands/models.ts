// `orgsim models`: which models can be asked, where, and what their names mean.

import { findOrgFile, meansFile } from '#io/find-org-files';
import { readSource } from '#io/read-source';
import type { Output } from '#io/terminal';
import { hasErrors, loadOrg } from '#main/load-org';
import { readOrg } from '#main/org-reader';
import { showModels } from '#main/show-models';
import type { Org } from '#org/types';
import { formatModelsJson } from '#report/models-json';
import { formatModelsText } from '#report/models-text';
import { loadStyle } from '#report/style';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import type { FormatFlags } from '../format-option.js';
import { FORMAT_OPTION } from '../format-option.js';
import { printFindings, refuseOrg } from '../org-findings.js';

interface ModelsFlags extends FormatFlags {
  readonly offline: boolean;
  readonly prices: string | undefined;
}

export const command = defineCommand<ModelsFlags>({
  arguments: [
    {
      name: '[model]',
      summary: 'a model, or an ORG.md whose agents are to be asked (default: all that is known)',
    },
  ],
  options: {
    offline: { flags: '--offline', summary: 'ask no provider whether it can be reached' },
    prices: {
      flags: '--prices <file>',
      summary: 'prices of your own, in JSON: they go before those of the catalog',
    },
    format: FORMAT_OPTION,
  },
  examples: [
    { command: 'orgsim models', summary: 'what is configured, what can be reached' },
    { command: 'orgsim models claude-opus', summary: 'what the name means, and where it is asked' },
    { command: 'orgsim models ORG.md --offline', summary: 'which agents could run live' },
  ],
  async run([operand], { offline, prices, format }, output) {
    const isFile = operand !== undefined && meansFile(operand);
    const report = await showModels(
      {
        model: isFile ? null : (operand ?? null),
        org: isFile ? await openOrg(operand, output) : null,
        isOffline: offline,
        prices: prices === undefined ? null : await readSource(prices),
      },
      process.env,
    );
    const { stdout } = output;
    if (format === 'json') stdout.write(formatModelsJson(report));
    else {
      const style = await loadStyle(stdout.color);
      stdout.write(formatModelsText(report, { style, columns: stdout.columns }));
    }
    return EXIT.clean;
  },
});

async function openOrg(operand: string, output: Output): Promise<Org> {
  const source = await readOrg(findOrgFile(operand));
  const loaded = loadOrg(source);
  await printFindings(source, loaded, output);
  if (hasErrors(loaded)) throw refuseOrg(source, 'no model was looked up');
  return loaded.org;
}
