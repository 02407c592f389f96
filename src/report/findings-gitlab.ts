// Findings as a GitLab code quality report: an array of issues with a fingerprint each.

import { toJsonText } from '#base/json-text';
import type { Severity } from '#lint/finding';
import type { LintResult } from '#main/lint-org';
import { fingerprints } from './finding-fingerprints.js';
import type { FindingsOptions } from './findings-options.js';
import { fullMessage } from './findings-summary.js';

/** Of `info`, `minor`, `major`, `critical` and `blocker`: a linter blocks nothing by itself. */
const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  info: 'info',
};

export function formatFindingsGitlab(
  { files }: LintResult,
  { pathOf }: Pick<FindingsOptions, 'pathOf'>,
): string {
  const issues = files.flatMap((file) => {
    const path = pathOf(file.name);
    const names = fingerprints(file, path);
    return file.findings.map((finding, index) => ({
      description: fullMessage(finding),
      check_name: finding.rule,
      fingerprint: names[index],
      severity: SEVERITIES[finding.severity],
      location: {
        path,
        lines: { begin: finding.range.start.line, end: finding.range.end.line },
      },
    }));
  });
  return `${toJsonText(issues)}\n`;
}
