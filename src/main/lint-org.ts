// Lints ORG.md files: the use case behind `orgsim lint` and whoever else asks. Reads and prints nothing.

import type { Finding, SeverityCounts } from '#lint/finding';
import { countSeverities } from '#lint/finding';
import { loadOrg } from './load-org.js';

export interface LintedFile {
  readonly name: string;
  readonly source: string;
  readonly agents: number;
  readonly findings: readonly Finding[];
}

export interface LintResult {
  readonly files: readonly LintedFile[];
  readonly agents: number;
  readonly counts: SeverityCounts;
}

/** One file. Never throws, whatever the text. */
export function lintOrg(name: string, source: string): LintedFile {
  const { org, findings } = loadOrg(source, name);
  return { name, source, agents: org.agents.length, findings };
}

export function summarizeLint(files: readonly LintedFile[]): LintResult {
  const agents = files.reduce((sum, file) => sum + file.agents, 0);
  return { files, agents, counts: countSeverities(files.flatMap((file) => file.findings)) };
}
