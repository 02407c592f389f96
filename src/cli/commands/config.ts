// `orgsim config`: what an ORG.md means, and where each setting comes from.

import { visibleText } from '#base/visible-text';
import { findOrgFiles } from '#io/find-org-files';
import type { Output } from '#io/terminal';
import type { ConfiguredOrg } from '#main/config-org';
import { configOrg } from '#main/config-org';
import { unknownAgent } from '#main/find-agents';
import { OrgReader } from '#main/org-reader';
import { formatConfigJson } from '#report/config-json';
import { formatConfigText } from '#report/config-text';
import { formatOrigins } from '#report/origin-text';
import { loadStyle } from '#report/style';
import { defineCommand } from '../command.js';
import type { ExitCode } from '../exit-codes.js';
import { EXIT } from '../exit-codes.js';
import { printFindings } from '../org-findings.js';

interface ConfigOptions {
  readonly origin: boolean;
  readonly agent: string | undefined;
  readonly format: 'table' | 'json';
}

export const command = defineCommand<ConfigOptions>({
  arguments: [
    {
      name: '[files...]',
      summary:
        'files, folders, globs, or - for standard input (default: ./ORG.md, else orgs/*/ORG.md)',
    },
  ],
  options: {
    origin: { flags: '--origin', summary: 'show for each setting where it comes from' },
    agent: {
      flags: '--agent <name>',
      summary: 'show one agent: its name, title or id, in any case',
    },
    format: {
      flags: '--format <name>',
      summary: 'how to print; json gives one object, for several files an array',
      choices: ['table', 'json'],
      default: 'table',
    },
  },
  examples: [
    { command: 'orgsim config', summary: 'the chart and the triggers of ./ORG.md' },
    { command: 'orgsim config --origin', summary: 'every setting, and where it comes from' },
    { command: 'orgsim config --agent coo --origin', summary: 'the same for one agent' },
    { command: 'orgsim config ORG.md --format json', summary: 'for a program' },
  ],
  async run(operands, options, output) {
    const orgs = new OrgReader();
    const configured: ConfiguredOrg[] = [];
    for (const path of await findOrgFiles(operands)) {
      configured.push(configOrg(await orgs.read(path), options.agent));
    }
    const shown =
      options.agent === undefined
        ? configured
        : configured.filter(({ agents }) => agents.length > 0);
    if (options.agent !== undefined && shown.length === 0) {
      throw unknownAgent(
        options.agent,
        configured.map(({ org }) => org),
      );
    }
    for (const each of configured) {
      await printFindings({ name: each.file, text: each.source }, each, output);
    }
    await print(shown, options, output, configured.length === 1);
    return exitCodeOf(configured);
  },
});

async function print(
  configured: readonly ConfiguredOrg[],
  { format, origin, agent }: ConfigOptions,
  { stdout }: Output,
  isOneFile: boolean,
): Promise<void> {
  if (format === 'json') {
    stdout.write(formatConfigJson(configured, isOneFile));
    return;
  }
  const style = await loadStyle(stdout.color);
  const options = { style, columns: stdout.columns };
  const isWhole = agent === undefined;
  const texts = configured.map((each) =>
    isWhole && !origin
      ? formatConfigText(each, options)
      : formatOrigins(each, { ...options, origin, withOrg: isWhole }),
  );
  const names = configured.map(({ file }) => `${style.underline(visibleText(file))}\n`);
  stdout.write(
    isOneFile
      ? texts.join('')
      : texts.map((text, index) => `${names[index] ?? ''}${text}`).join('\n'),
  );
}

function exitCodeOf(configured: readonly ConfiguredOrg[]): ExitCode {
  const severities = configured.flatMap(({ findings }) => findings.map(({ severity }) => severity));
  return severities.includes('error') ? EXIT.findings : EXIT.clean;
}
