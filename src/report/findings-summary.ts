// What was checked and what was found, in a few words: the last line of the formats for people. Counts nothing itself.

import type { Finding, Severity, SeverityCounts } from '#lint/finding';
import type { LintedFile, LintResult } from '#main/lint-org';
import { formatNumberOf } from './quantities.js';

export const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info'];

/** A finding with the file that it is in. */
export interface PlacedFinding {
  readonly file: LintedFile;
  readonly finding: Finding;
}

/** `2 files, 14 agents`. */
export function checkedText({ files, agents }: LintResult): string {
  return `${formatNumberOf(files.length, 'file')}, ${formatNumberOf(agents, 'agent')}`;
}

/** `1 error, 1 warning (1 fixable)`, or `no problems`; `; 2 fixed` behind it where somebody asked for fixes. */
export function foundText({ counts, fixable, fixes }: LintResult): string {
  const fixed =
    fixes === undefined ? '' : `; ${fixes.count} ${fixes.isWritten ? '' : 'would be '}fixed`;
  const found = countsText(counts);
  if (found === '') return `no problems${fixed}`;
  return `${found}${fixable === 0 ? '' : ` (${fixable} fixable)`}${fixed}`;
}

/** `1 error, 2 warnings`; '' when there are none. */
export function countsText(counts: SeverityCounts): string {
  return WORST_FIRST.filter((severity) => counts[severity] > 0)
    .map((severity) => formatNumberOf(counts[severity], severity))
    .join(', ');
}

export function worstOf(counts: SeverityCounts): Severity | null {
  return WORST_FIRST.find((severity) => counts[severity] > 0) ?? null;
}

/** All findings, errors first, each severity in the order of the files: for those who see only the first ones. */
export function worstFirst({ files }: LintResult): readonly PlacedFinding[] {
  const placed = files.flatMap((file) => file.findings.map((finding) => ({ file, finding })));
  return WORST_FIRST.flatMap((severity) =>
    placed.filter(({ finding }) => finding.severity === severity),
  );
}

/** What is wrong and what to write, as one text of one line. */
export function fullMessage({ reason, note }: Finding): string {
  return note === undefined ? reason : `${reason}. ${note.charAt(0).toUpperCase()}${note.slice(1)}`;
}
