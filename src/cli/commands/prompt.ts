// `orgsim prompt`: what would be sent to the model of an agent.

import { OrgsimError } from '#base/errors';
import type { TokenCounter } from '#cost/count-tokens';
import { findOrgFile } from '#io/find-org-files';
import { hasErrors } from '#main/load-org';
import { readOrg } from '#main/org-reader';
import type { PromptReport } from '#main/prompt-agent';
import { promptAgent } from '#main/prompt-agent';
import { loadForRun } from '#main/run-org';
import { formatPromptJson } from '#report/prompt-json';
import { formatPromptText } from '#report/prompt-text';
import { loadStyle } from '#report/style';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { printFindings, refuseOrg } from '../org-findings.js';
import { PRICING_OPTIONS, readPricing } from '../pricing-flags.js';
import type { PromptFlags } from '../prompt-flags.js';
import { readWake, WAKE_OPTIONS } from '../prompt-flags.js';
import { COUNT_OPTIONS, readCounter } from '../token-flags.js';

export const command = defineCommand<PromptFlags>({
  arguments: [{ name: '[file]', summary: 'an ORG.md, its folder, or - (default: ./ORG.md)' }],
  options: {
    agent: { flags: '--agent <name>', summary: 'whose: a name, title or id, in any case' },
    ...WAKE_OPTIONS,
    ...COUNT_OPTIONS,
    ...PRICING_OPTIONS,
    format: {
      flags: '--format <name>',
      summary: 'how to print',
      choices: ['text', 'json'],
      default: 'text',
    },
  },
  examples: [
    { command: 'orgsim prompt --agent coo', summary: 'what the COO of ./ORG.md is told' },
    {
      command: 'orgsim prompt ORG.md --agent coo --wake timer',
      summary: 'the same when its timer is due',
    },
    {
      command: 'orgsim prompt ORG.md --agent coo --at 2h --order "Ship the beta"',
      summary: 'its first wake from 2 hours on in a dry run of that order',
    },
  ],
  async run([file], flags, output) {
    if (flags.agent === undefined) {
      throw new OrgsimError(
        'usage',
        'No agent is named.',
        'For instance: orgsim prompt --agent coo',
      );
    }
    const source = await readOrg(findOrgFile(file));
    const loaded = loadForRun(source, flags);
    await printFindings(source, loaded, output);
    if (hasErrors(loaded)) throw refuseOrg(source, 'no prompt was made');
    const models = loaded.org.agents.map(({ model }) => model);
    const pricing = await readPricing(flags, models);
    const { agent } = flags;
    const wake = await readWake(flags);
    const reportWith = (counter: TokenCounter): PromptReport =>
      promptAgent(loaded.org, { agent, wake, counter, pricing });
    const report = reportWith(await readCounter(flags, reportWith, output));
    const { stdout } = output;
    if (flags.format === 'json') stdout.write(formatPromptJson(report));
    else {
      const style = await loadStyle(stdout.color);
      stdout.write(formatPromptText(report, { style, columns: stdout.columns }));
    }
    return EXIT.clean;
  },
});
