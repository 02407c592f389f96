// A finding: one fault in an ORG.md with its exact place, as the VFileMessage that remark's tools, vfile reporters and
// editors read. Knows no rule and no terminal.

import { VFileMessage } from 'vfile-message';
import type { SourceRange } from '#base/source-range';
import type { TextEdit } from '#base/text-edit';

/** Worst first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Fix {
  /** True when the fix cannot change what the author meant; only such a fix is applied without being asked for. */
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

export interface RelatedFinding {
  readonly message: string;
  readonly range: SourceRange;
}

export interface FindingParts {
  readonly rule: string;
  readonly severity: Severity;
  readonly range: SourceRange;
  /** What is wrong and what the engine does with it. One sentence, no full stop. */
  readonly message: string;
  /** What to write instead, or null. */
  readonly advice: string | null;
  readonly actual: string;
  readonly expected: readonly string[];
  readonly related: readonly RelatedFinding[];
  readonly fix: Fix | null;
  /** Whether the text at `range` must not be shown, in a frame of code or elsewhere; false when absent. */
  readonly isConfidential?: boolean;
}

/** `fatal` follows the vfile convention: true is an error, false a warning, null an info. */
const FATAL: Readonly<Record<Severity, boolean | null>> = {
  error: true,
  warning: false,
  info: null,
};

export class Finding extends VFileMessage {
  readonly rule: string;
  readonly severity: Severity;
  readonly range: SourceRange;
  readonly related: readonly RelatedFinding[];
  readonly fix: Fix | null;
  readonly isConfidential: boolean;

  constructor(parts: FindingParts) {
    const first = parts.related[0];
    super(parts.message, {
      place: parts.range,
      ruleId: parts.rule,
      source: 'orgsim',
      ...(first !== undefined && {
        cause: new VFileMessage(first.message, { place: first.range }),
      }),
    });
    this.rule = parts.rule;
    this.severity = parts.severity;
    this.range = parts.range;
    this.related = parts.related;
    this.fix = parts.fix;
    this.isConfidential = parts.isConfidential ?? false;
    this.fatal = FATAL[parts.severity];
    this.actual = parts.actual;
    this.expected = [...parts.expected];
    if (parts.advice !== null) this.note = parts.advice;
  }
}

export type SeverityCounts = Readonly<Record<Severity, number>>;

export function countSeverities(findings: readonly Finding[]): SeverityCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}
