// Fixes that put the suggestion where the fault is: safe where it says the same in other letters, else a suggestion.

import type { OrgDocument } from '#document/types';
import { digitsForWord } from '#org/values/parse-amount';
import type { Fault } from './define-rule.js';
import type { Fix } from './finding.js';

/** Writes the suggestion; safe only where it differs in case and separators, or says a number in digits. */
export function fixSpelling(fault: Fault, document: OrgDocument): Fix | null {
  const { suggestion, actual } = fault;
  if (suggestion === null) return null;
  const safe = letters(suggestion) === letters(actual);
  return replaceFault(fault, document, suggestion, safe);
}

/** Writes the suggestion where it is a guess, so never a safe one. */
export function fixSuggestion(fault: Fault, document: OrgDocument): Fix | null {
  const { suggestion } = fault;
  return suggestion === null ? null : replaceFault(fault, document, suggestion, false);
}

/** Replaces what the fault points at; null where the source spells it with markup or escapes, which an edit would lose. */
export function replaceFault(
  { actual, range }: Fault,
  document: OrgDocument,
  text: string,
  safe: boolean,
): Fix | null {
  const start = range.start.offset;
  const end = range.end.offset;
  if (document.source.slice(start, end) !== actual) return null;
  return { safe, edits: [{ start, end, text }] };
}

/** Equal for texts that say the same. Beside a number each sign counts: `-3`, `1.5` and `30%` are not 3, 15 and 30. */
function letters(text: string): string {
  const inDigits = text.toLowerCase().replace(/\p{L}+/gu, (word) => digitsForWord(word) ?? word);
  return /\d/u.test(inDigits)
    ? inDigits.replace(/\s/gu, '')
    : inDigits.replace(/[^\p{L}\p{N}]/gu, '');
}
