// Findings one a line, `file:line:column: severity: message [rule]`: for grep, editors and problem matchers.

import { visibleText } from '#base/visible-text';
import type { LintResult } from '#main/lint-org';
import type { PlacedFinding } from './findings-summary.js';
import { checkedText, foundText, fullMessage } from './findings-summary.js';

/** In the order of the files, then one line that says what was checked. */
export function formatFindingsCompact(result: LintResult): string {
  const lines = result.files.flatMap((file) =>
    file.findings.map((finding) => compactLine({ file, finding })),
  );
  return [...lines, `${checkedText(result)}: ${foundText(result)}`, ''].join('\n');
}

export function compactLine({ file, finding }: PlacedFinding): string {
  const { line, column } = finding.range.start;
  const place = `${file.name}:${line}:${column}`;
  return visibleText(`${place}: ${finding.severity}: ${fullMessage(finding)} [${finding.rule}]`);
}
