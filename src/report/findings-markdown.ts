// Findings as a table of GitHub's Markdown, for the summary of a job or a comment on a pull request. What a file says shows
// as it stands there: it formats nothing, links nowhere and calls nobody.

import type { LintResult } from '#main/lint-org';
import type { PlacedFinding } from './findings-summary.js';
import { checkedText, countsText, worstFirst } from './findings-summary.js';
import { formatCount, formatNumberOf } from './quantities.js';
import { visibleText } from './visible-text.js';

/** A comment holds 65,536 characters, and nobody reads a hundredth row. */
const ROWS_MAX = 100;

export function formatFindingsMarkdown(result: LintResult): string {
  const { counts, fixable } = result;
  const found = countsText(counts);
  const sorted = worstFirst(result);
  const more = sorted.length - ROWS_MAX;
  const fixes = `${formatNumberOf(fixable, 'finding')} can be mended by \`orgsim lint --fix\`.`;
  const table = [
    '',
    '| | place | finding | rule |',
    '| --- | --- | --- | --- |',
    ...sorted.slice(0, ROWS_MAX).map(row),
  ];
  return [
    `### orgsim lint: ${found === '' ? 'no problems' : found}`,
    '',
    `${checkedText(result)} checked.${fixable === 0 ? '' : ` ${fixes}`}`,
    ...(sorted.length === 0 ? [] : table),
    ...(more > 0 ? ['', `${formatCount(more)} more; \`orgsim lint\` lists all.`] : []),
    '',
  ].join('\n');
}

function row({ file, finding }: PlacedFinding): string {
  const { line, column } = finding.range.start;
  const related = finding.related.map(
    ({ message, range }) => `${range.start.line}:${range.start.column} ${message}`,
  );
  const texts = [finding.reason, ...(finding.note === undefined ? [] : [finding.note]), ...related];
  const cells = [
    finding.severity,
    code(`${file.name}:${line}:${column}`),
    texts.map(plain).join('<br>'),
    code(finding.rule),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** What holds a backtick, a bar or a backslash cannot be code in a cell, whatever the marks. */
function code(text: string): string {
  const shown = visibleText(text);
  return /[`|\\]/.test(shown) ? plain(text) : `\`${shown}\``;
}

/**
 * Every mark of Markdown with its backslash. A comment in the middle keeps `@name` and `#1` from becoming a mention or a
 * reference: those are looked for in what Markdown has made of the text.
 */
function plain(text: string): string {
  return visibleText(text)
    .replace(/[\\`*_{}[\]()<>|~$!^&]/g, '\\$&')
    .replace(/:\/\//g, '\\://')
    .replace(/\bwww\./gi, (start) => start.replace('.', '\\.'))
    .replace(/@(?=\w)|#(?=\d)/g, '$&<!-- -->')
    .replace(/\bGH-(?=\d)/gi, '$&<!-- -->');
}
