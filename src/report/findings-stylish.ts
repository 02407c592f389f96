// Findings for people, file by file, and one line that says what was checked and what was found.

import type { Severity, SeverityCounts } from '#lint/finding';
import type { LintedFile, LintResult } from '#main/lint-org';
import { concealSource } from './conceal-source.js';
import type { StylishOptions } from './findings-block.js';
import { findingBlock, layoutOf } from './findings-block.js';
import { formatNumberOf } from './quantities.js';
import type { Style } from './style.js';
import { visibleText } from './visible-text.js';

/** All files that have findings, then `2 files, 14 agents: 1 error, 1 warning`. */
export function formatFindingsStylish(result: LintResult, options: StylishOptions): string {
  const blocks = result.files
    .filter((file) => file.findings.length > 0)
    .map((file) => formatFileFindings(file, options));
  return `${blocks.join('\n')}${summaryLine(result, options.style)}\n`;
}

/** The findings of one file under its name; '' when there are none. */
export function formatFileFindings(
  { name, source, findings }: Pick<LintedFile, 'name' | 'source' | 'findings'>,
  options: StylishOptions,
): string {
  if (findings.length === 0) return '';
  const layout = layoutOf(findings, concealSource(source, findings), options);
  const lines = findings.flatMap((finding) => findingBlock(finding, layout));
  return `${[options.style.underline(visibleText(name)), ...lines].join('\n')}\n`;
}

function summaryLine({ files, agents, counts }: LintResult, style: Style): string {
  const checked = `${formatNumberOf(files.length, 'file')}, ${formatNumberOf(agents, 'agent')}`;
  const worst = worstOf(counts);
  if (worst === null) return `${checked}: ${style.good('no problems')}`;
  return `${checked}: ${style[worst](countsText(counts))}`;
}

/** `1 error, 2 warnings`; '' when there are none. */
function countsText(counts: SeverityCounts): string {
  const kinds = [
    counts.error > 0 ? formatNumberOf(counts.error, 'error') : '',
    counts.warning > 0 ? formatNumberOf(counts.warning, 'warning') : '',
    counts.info > 0 ? formatNumberOf(counts.info, 'info') : '',
  ];
  return kinds.filter((text) => text !== '').join(', ');
}

function worstOf(counts: SeverityCounts): Severity | null {
  if (counts.error > 0) return 'error';
  if (counts.warning > 0) return 'warning';
  return counts.info > 0 ? 'info' : null;
}
