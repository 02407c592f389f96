// Findings as the pinned JSON of `orgsim lint --format json`, version 1: fields may be added, none changes or goes.

import { toJsonText } from '#base/json-text';
import type { SourceRange } from '#base/source-range';
import type { Finding } from '#lint/finding';
import type { LintResult } from '#main/lint-org';

const VERSION = 1;

export function formatFindingsJson({ files, counts }: LintResult): string {
  const report = {
    version: VERSION,
    files: files.map(({ name, agents, findings }) => ({
      file: name,
      agents,
      findings: findings.map(findingJson),
    })),
    errors: counts.error,
    warnings: counts.warning,
    infos: counts.info,
  };
  return `${toJsonText(report)}\n`;
}

/** One finding as the pinned format has it. */
export function findingJson(finding: Finding): object {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.reason,
    range: rangeJson(finding.range),
    actual: finding.actual ?? '',
    expected: finding.expected ?? [],
    fix: finding.fix,
    related: finding.related.map(({ message, range }) => ({ message, range: rangeJson(range) })),
    url: finding.url ?? null,
  };
}

// Field by field: a parser's point may carry more than the format promises.
function rangeJson({ start, end }: SourceRange): SourceRange {
  return {
    start: { line: start.line, column: start.column, offset: start.offset },
    end: { line: end.line, column: end.column, offset: end.offset },
  };
}
