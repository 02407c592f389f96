// Findings as reviewdog's diagnostic format, which posts them, with what to write instead, into a review. Its columns count
// bytes of UTF-8.

import { toJsonText } from '#base/json-text';
import type { SourceRange } from '#base/source-range';
import { sortEdits } from '#base/text-edit';
import type { Fix, Severity } from '#lint/finding';
import type { LintedFile, LintResult } from '#main/lint-org';
import { fullMessage } from './findings-summary.js';
import type { SourcePoints } from './source-points.js';
import { indexPoints } from './source-points.js';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
};

export function formatFindingsRdjson({ files }: LintResult): string {
  const report = {
    source: { name: 'orgsim' },
    diagnostics: files.flatMap(diagnosticsOf),
  };
  return `${toJsonText(report)}\n`;
}

function diagnosticsOf({ name, source, findings }: LintedFile): readonly object[] {
  const points = indexPoints(source);
  const locate = (range: SourceRange) => ({ path: name, range: rangeJson(range, points) });
  return findings.map((finding) => ({
    message: fullMessage(finding),
    location: locate(finding.range),
    severity: SEVERITIES[finding.severity],
    code: { value: finding.rule, ...(finding.url && { url: finding.url }) },
    ...(finding.fix !== null && { suggestions: [suggestionOf(finding.fix, source, points)] }),
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map(({ message, range }) => ({
        message,
        location: locate(range),
      })),
    }),
  }));
}

/** Several suggestions would be alternatives, so the edits of a fix become one: with what stands between them. */
function suggestionOf({ edits }: Fix, source: string, points: SourcePoints): object {
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  let text = '';
  let at = start;
  for (const edit of sortEdits(edits)) {
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return { range: rangeJson(points.rangeOf({ start, end, text }), points), text };
}

function rangeJson({ start, end }: SourceRange, { byteColumn }: SourcePoints): object {
  return {
    start: { line: start.line, column: byteColumn(start) },
    end: { line: end.line, column: byteColumn(end) },
  };
}
