// A fault from the facts that every one has; what is left out is empty.

import type { SourceRange } from '#base/source-range';
import type { OrgDocument } from '#document/types';
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

/** The same where what stands at `range` is what is at fault. */
export function faultIn(
  document: OrgDocument,
  range: SourceRange,
  { subject, ...facts }: Partial<Fault> & Pick<Fault, 'subject'>,
): Fault {
  const actual = document.source.slice(range.start.offset, range.end.offset);
  return faultAt(range, actual, subject, facts);
}
