// The edit that writes the name most likely meant: a guess, so never a safe one.

import type { OrgDocument } from '#document/types';
import type { Fault } from './define-rule.js';
import type { Fix } from './finding.js';

/** Puts the suggestion where `actual` stands; null without one, or where the source spells it with markup. */
export function fixSuggestion(
  { suggestion, actual, range }: Fault,
  document: OrgDocument,
): Fix | null {
  const [start, end] = [range.start.offset, range.end.offset];
  if (suggestion === null || document.source.slice(start, end) !== actual) return null;
  return { safe: false, edits: [{ start, end, text: suggestion }] };
}
