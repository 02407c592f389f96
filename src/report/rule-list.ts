// All rules of lint as a table or as JSON. Knows no rule.

import { toJsonText } from '#base/json-text';
import type { ListedRule } from '#main/explain-rule';
import { formatNumberOf } from './quantities.js';
import type { TableOptions } from './text-table.js';
import { formatTable } from './text-table.js';

const FIX_TEXTS = { safe: 'safe', suggested: 'suggested' } as const;

export function formatRuleTable(rules: readonly ListedRule[], options: TableOptions): string {
  const { style } = options;
  const rows = rules.map(({ id, severity, summary, fix }) => [
    { text: id },
    { text: severity, paint: severity === 'off' ? style.dim : style[severity] },
    { text: fix === null ? '' : FIX_TEXTS[fix] },
    { text: summary.replaceAll('`', '') },
  ]);
  const table = formatTable(
    [
      { title: 'Rule', align: 'left' },
      { title: 'Severity', align: 'left' },
      { title: 'Fix', align: 'left', dropOrder: 1 },
      { title: 'What it catches', align: 'left', least: 20, wraps: true },
    ],
    rows,
    options,
  );
  const count = formatNumberOf(rules.length, 'rule');
  return `${table}\n\n${style.dim(`${count}. More: orgsim explain RULE`)}\n`;
}

export function formatRulesJson(rules: readonly ListedRule[]): string {
  const list = rules.map(({ id, severity, fix, summary }) => ({ id, severity, fix, summary }));
  return `${toJsonText({ version: 1, rules: list })}\n`;
}
