// The one fix that is always safe: the same letters in another case or with other separators.

import type { OrgDocument } from '#document/types';
import type { Fault } from './define-rule.js';
import type { Fix } from './finding.js';

/** Writes the suggestion where it differs from what stands there in case and separators only; else null. */
export function fixSpelling(fault: Fault, document: OrgDocument): Fix | null {
  const { suggestion, actual, range } = fault;
  if (suggestion === null || letters(suggestion) !== letters(actual)) return null;
  const start = range.start.offset;
  const end = range.end.offset;
  // Where the source spells it with markup or escapes, an edit would have to keep them: left to people.
  if (document.source.slice(start, end) !== actual) return null;
  return { safe: true, edits: [{ start, end, text: suggestion }] };
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
