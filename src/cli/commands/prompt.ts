// `orgsim prompt`: what would be sent to the model of an agent.

import { OrgsimError } from '#base/errors';
import type { TokenCounter } from '#cost/count-tokens';
import { findOrgFile } from '#io/find-org-files';
import { hasErrors, loadOrg } from '#main/load-org';
import { readOrg } from '#main/org-reader';
import type { PromptReport, WakeKind } from '#main/prompt-agent';
import { promptAgent, WAKE_KINDS } from '#main/prompt-agent';
import { formatPromptJson } from '#report/prompt-json';
import { formatPromptText } from '#report/prompt-text';
import { loadStyle } from '#report/style';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { printFindings, refuseOrg } from '../org-findings.js';
import type { PricingFlags } from '../pricing-flags.js';
import { PRICING_OPTIONS, readPricing } from '../pricing-flags.js';
import type { CountFlags } from '../token-flags.js';
import { COUNT_OPTIONS, readCounter } from '../token-flags.js';

interface PromptFlags extends PricingFlags, CountFlags {
  readonly agent: string | undefined;
  readonly wake: WakeKind;
  readonly format: 'text' | 'json';
}

export const command = defineCommand<PromptFlags>({
  arguments: [{ name: '[file]', summary: 'an ORG.md, its folder, or - (default: ./ORG.md)' }],
  options: {
    agent: { flags: '--agent <name>', summary: 'whose: a name, title or id, in any case' },
    wake: {
      flags: '--wake <kind>',
      summary: 'what woke it: a message, nothing (an idle poll), ...',
      choices: WAKE_KINDS,
      default: 'message',
    },
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
    const loaded = loadOrg(source);
    await printFindings(source, loaded, output);
    if (hasErrors(loaded)) throw refuseOrg(source, 'no prompt was made');
    const models = loaded.org.agents.map(({ model }) => model);
    const pricing = await readPricing(flags, models);
    const { agent, wake } = flags;
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
