// Lints ORG.md files: the use case behind `orgsim lint` and whoever else asks. Reads and prints nothing.

import type { Finding, Severity, SeverityCounts } from '#lint/finding';
import { countSeverities, SEVERITIES } from '#lint/finding';
import { loadOrg } from './load-org.js';
import type { OrgSource } from './org-source.js';

export interface LintedFile {
  readonly name: string;
  readonly source: string;
  readonly agents: number;
  readonly findings: readonly Finding[];
}

/** Findings that `--fix` mended, or would mend where nothing is written. */
export interface FixCount {
  readonly count: number;
  readonly isWritten: boolean;
}

export interface LintResult {
  readonly files: readonly LintedFile[];
  readonly agents: number;
  readonly counts: SeverityCounts;
  /** Findings with a safe fix. */
  readonly fixable: number;
  /** Absent where nobody asked for fixes. The findings are those that are left. */
  readonly fixes?: FixCount;
}

/** One file. Never throws, whatever the text. */
export function lintOrg(source: OrgSource): LintedFile {
  const { org, findings } = loadOrg(source);
  return { name: source.name, source: source.text, agents: org.agents.length, findings };
}

/** Several files, counted together. */
export function summarizeLint(files: readonly LintedFile[], fixes?: FixCount): LintResult {
  const agents = files.reduce((sum, file) => sum + file.agents, 0);
  const findings = files.flatMap((file) => file.findings);
  const fixable = findings.filter(({ fix }) => fix?.safe === true).length;
  const counts = countSeverities(findings);
  return { files, agents, counts, fixable, ...(fixes !== undefined && { fixes }) };
}

/** What a lint run lets pass. */
export interface LintLimits {
  /** The least severity that fails. */
  readonly failOn: Severity;
  /** Most warnings that pass; undefined for any number. */
  readonly maxWarnings?: number | undefined;
}

/** Why the findings fail the run: one of the severity, or too many warnings; null when they pass. */
export function whyLintFails(
  counts: SeverityCounts,
  { failOn, maxWarnings }: LintLimits,
): 'severity' | 'warnings' | null {
  const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  if (failing.some((severity) => counts[severity] > 0)) return 'severity';
  return maxWarnings !== undefined && counts.warning > maxWarnings ? 'warnings' : null;
}
