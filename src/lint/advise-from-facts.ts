// What to write instead, in the words that all rules share.

import type { Fault } from './define-rule.js';
import { quote, shorten } from './words.js';

const KNOWN_MAX = 12;

/** `did you mean "tasks"?`, else `known: a, b, c`, else null. */
export function adviseFromFacts({ suggestion, expected }: Fault): string | null {
  if (suggestion !== null) return `did you mean ${quote(suggestion)}?`;
  return expected.length === 0 ? null : `known: ${listSome(expected)}`;
}

/** The same for values that no list can hold: `expected` are examples then. */
export function adviseExpected(fault: Fault): string | null {
  if (fault.suggestion !== null || fault.expected.length === 0) return adviseFromFacts(fault);
  return `expected: ${listSome(fault.expected)}`;
}

/** The first dozen, and how many more there are. */
export function listSome(names: readonly string[]): string {
  const more = names.length - KNOWN_MAX;
  if (more <= 1) return names.map(shorten).join(', ');
  return `${names.slice(0, KNOWN_MAX).map(shorten).join(', ')} and ${more} more`;
}
