// A fault from the facts that every one has; what is left out is empty.

import type { SourceRange } from '#base/source-range';
import type { Fault } from './define-rule.js';

/** `actual` is what stands at `range`, `subject` whom or what it concerns. */
export function faultAt(
  range: SourceRange,
  actual: string,
  subject: string,
  facts: Partial<Fault> = {},
): Fault {
  return {
    range,
    actual,
    subject,
    reason: '',
    expected: [],
    suggestion: null,
    related: [],
    ...facts,
  };
}
