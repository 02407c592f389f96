// Findings for people, file by file, and one line that says what was checked and what was found.

import { visibleText } from '#base/visible-text';
import type { LintedFile, LintResult } from '#main/lint-org';
import { concealSource } from './conceal-source.js';
import type { StylishOptions } from './findings-block.js';
import { findingBlock, layoutOf } from './findings-block.js';
import { checkedText, foundText, worstFirst, worstOf } from './findings-summary.js';
import { formatNumberOf } from './quantities.js';
import { wrapText } from './wrap-text.js';

/** Of one file: nobody reads more, and a file may have as many as it has lines. The counts are of all. */
const SHOWN_MAX = 500;

/** All files that have findings, then what was checked and found, and where to read more. */
export function formatFindingsStylish(result: LintResult, options: StylishOptions): string {
  const blocks = result.files
    .filter((file) => file.findings.length > 0)
    .map((file) => formatFileFindings(file, options));
  return `${blocks.join('\n')}${summaryLines(result, options)}`;
}

/** The findings of one file under its name; '' when there are none. */
export function formatFileFindings(
  { name, source, findings }: Pick<LintedFile, 'name' | 'source' | 'findings'>,
  options: StylishOptions,
): string {
  if (findings.length === 0) return '';
  const shown = findings.slice(0, SHOWN_MAX);
  const layout = layoutOf(shown, concealSource(source, findings), options);
  const lines = shown.flatMap((finding) => findingBlock(finding, layout));
  if (findings.length > shown.length) {
    lines.push(`  and ${formatNumberOf(findings.length - shown.length, 'more finding')}`);
  }
  return `${[options.style.underline(visibleText(name)), ...lines].join('\n')}\n`;
}

/** `2 files, 14 agents: 1 error (1 fixable). More: orgsim explain duplicate-key`, in two lines where one is too short. */
function summaryLines(result: LintResult, { style, columns }: StylishOptions): string {
  const [checked, found] = [checkedText(result), foundText(result)];
  const worst = worstOf(result.counts);
  if (worst === null) return `${checked}: ${style.good(found)}\n`;
  const summary = `${checked}: ${style[worst](found)}`;
  const [first] = worstFirst(result);
  if (first === undefined) return `${summary}\n`;
  const more = `More: orgsim explain ${first.finding.rule}`;
  const width = `${checked}: ${found}. ${more}`.length;
  if (columns === null || width <= columns) return `${summary}. ${style.dim(more)}\n`;
  return `${[summary, ...wrapText(more, columns).map((line) => style.dim(line))].join('\n')}\n`;
}
