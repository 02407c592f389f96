// The page of a rule: why it is there, what the engine does, examples with what lint says of them. For the terminal, as
// Markdown for the docs, and as JSON. Knows no rule.

import { toJsonText } from '#base/json-text';
import { visibleText } from '#base/visible-text';
import type { ExplainedExample, ExplainedRule } from '#main/explain-rule';
import { findingJson } from './findings-json.js';
import { formatFileFindings } from './findings-stylish.js';
import { joinBlocks } from './join-blocks.js';
import { PLAIN_STYLE } from './style.js';
import type { TableOptions } from './text-table.js';
import { wrapText } from './wrap-text.js';

const INDENT = '  ';
/** Lines of prose on a wide terminal end here all the same. */
const PROSE_COLUMNS_MAX = 100;

const FIX_SENTENCES = {
  safe: 'orgsim lint --fix mends it where only one text can be meant.',
  suggested: 'orgsim lint --fix-suggestions writes what was most likely meant; read the change.',
} as const;

/** For the terminal. Ends with a line feed. */
export function formatRulePage(rule: ExplainedRule, options: TableOptions): string {
  const { style } = options;
  const columns = Math.min(options.columns ?? PROSE_COLUMNS_MAX, PROSE_COLUMNS_MAX);
  const section = (title: string, text: string): string[] => [
    style.strong(title),
    ...wrapText(plainText(text), columns - INDENT.length).map((line) => INDENT + line),
  ];
  const [firstGood = '', ...otherGood] = rule.good;
  return joinBlocks([
    [
      `${style.strong(rule.id)}  ${style[rule.severity](rule.severity)}`,
      ...wrapText(plainText(rule.summary), columns),
    ],
    ...sectionsOf(rule).map(([title, text]) => section(title, text)),
    [style.strong('Wrong'), ...rule.bad.flatMap((example) => findingLines(example, options))],
    [style.strong('Right'), ...listing(firstGood)],
    ...otherGood.map(listing),
  ]);
}

/** Markdown, with a heading of the second level. */
export function formatRuleMarkdown(rule: ExplainedRule): string {
  const bad = rule.bad.flatMap((example) => {
    const said = findingLines(example, { style: PLAIN_STYLE, columns: null });
    return [fence(example.source, 'markdown'), fence(said.join('\n'), 'text')];
  });
  return joinBlocks([
    [`## ${rule.id}`],
    [`${rule.severity}: ${rule.summary}`],
    ...sectionsOf(rule).map(([title, text]) => [`**${title}.** ${text}`]),
    ['### Wrong'],
    ...bad,
    ['### Right'],
    ...rule.good.map((source) => fence(source, 'markdown')),
  ]);
}

/** One object for one rule, an array for several. */
export function formatRulesPageJson(rules: readonly ExplainedRule[], isOne: boolean): string {
  const pages = rules.map(({ bad, ...rule }) => ({
    ...rule,
    bad: bad.map(({ source, findings }) => ({ source, findings: findings.map(findingJson) })),
  }));
  return `${toJsonText(isOne ? pages[0] : pages)}\n`;
}

function sectionsOf({ docs, fix }: ExplainedRule): [title: string, text: string][] {
  return [
    ['Why', docs.why],
    ['What the engine does', docs.engine],
    ...(fix === null ? [] : [['Fix', FIX_SENTENCES[fix]] satisfies [string, string]]),
    ['When to switch it off', docs.whenOff],
  ];
}

/** What lint prints of an example, without the name of a file. */
function findingLines({ source, findings }: ExplainedExample, options: TableOptions): string[] {
  return formatFileFindings({ name: '', source, findings }, options).trimEnd().split('\n').slice(1);
}

function listing(source: string): string[] {
  const lines = source.trimEnd().split('\n');
  return lines.map((line) => `${INDENT}${visibleText(line)}`.trimEnd());
}

/** Docs are Markdown; on a terminal backticks are only noise. */
function plainText(text: string): string {
  return visibleText(text.replaceAll('`', ''));
}

/** Long enough for what it encloses. */
function fence(text: string, language: string): string[] {
  const longest = Math.max(2, ...(text.match(/`+/gu) ?? []).map(({ length }) => length));
  const marks = '`'.repeat(longest + 1);
  return [`${marks}${language}`, text.trimEnd(), marks];
}
