// Findings as a table of GitHub's Markdown, for the summary of a job or a comment on a pull request. What a file says shows
// as it stands there: it formats nothing, links nowhere and calls nobody.

import type { LintResult } from '#main/lint-org';
import { escapeMarkdown, markdownCode } from './escape-markdown.js';
import type { PlacedFinding } from './findings-summary.js';
import { checkedText, countsText, worstFirst } from './findings-summary.js';
import { formatCount, formatNumberOf } from './quantities.js';

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
    markdownCode(`${file.name}:${line}:${column}`),
    texts.map(escapeMarkdown).join('<br>'),
    markdownCode(finding.rule),
  ];
  return `| ${cells.join(' | ')} |`;
}
