// `orgsim explain`: what a rule of lint catches, why, what the engine does, and how to write it instead.

import type { Output } from '#io/terminal';
import type { ExplainedRule } from '#main/explain-rule';
import { explainAll, explainRule, listRules, RULE_IDS } from '#main/explain-rule';
import { formatRulesJson, formatRuleTable } from '#report/rule-list';
import { formatRuleMarkdown, formatRulePage, formatRulesPageJson } from '#report/rule-page';
import { loadStyle } from '#report/style';
import { defineCommand } from '../command.js';
import { EXIT } from '../exit-codes.js';

type PageFormat = 'text' | 'markdown' | 'json';

interface ExplainOptions {
  readonly all: boolean;
  readonly format: PageFormat;
}

export const command = defineCommand<ExplainOptions>({
  arguments: [
    {
      name: '[rules...]',
      summary: 'ids of rules, as lint prints them (default: list them all)',
      choices: RULE_IDS,
    },
  ],
  options: {
    all: { flags: '--all', summary: 'explain every rule' },
    format: {
      flags: '--format <name>',
      summary: 'how to print; markdown is the page for docs',
      choices: ['text', 'markdown', 'json'],
      default: 'text',
    },
  },
  examples: [
    { command: 'orgsim explain', summary: 'the rules, a line each' },
    { command: 'orgsim explain unknown-wake-event', summary: 'one rule, with examples' },
    { command: 'orgsim explain --all --format markdown', summary: 'the docs of all rules' },
  ],
  async run(ids, { all, format }, { stdout }) {
    const options = { style: await loadStyle(stdout.color), columns: stdout.columns };
    if (ids.length === 0 && !all) {
      const isJson = format === 'json';
      stdout.write(isJson ? formatRulesJson(listRules()) : formatRuleTable(listRules(), options));
      return EXIT.clean;
    }
    const rules = all ? explainAll() : ids.map(explainRule);
    writePages(rules, format, stdout, options);
    return EXIT.clean;
  },
});

function writePages(
  rules: readonly ExplainedRule[],
  format: PageFormat,
  stdout: Output['stdout'],
  options: Parameters<typeof formatRulePage>[1],
): void {
  if (format === 'json') stdout.write(formatRulesPageJson(rules, rules.length === 1));
  else if (format === 'markdown') stdout.write(rules.map(formatRuleMarkdown).join('\n'));
  else stdout.write(rules.map((rule) => formatRulePage(rule, options)).join('\n'));
}
