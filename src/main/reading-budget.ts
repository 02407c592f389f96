// How long reading one ORG.md may take, by its size, and what is refused before it is tried. Measures no time itself.

import { findCuts } from '#document/find-cuts';

/** Far more than any org; an empty heading costs 25 us, so this many would take seconds by themselves. */
const HEADINGS_MAX = 20_000;
/**
 * What Markdown is parsed in by the second: a line of 20,000 emphasis marks, 1,000 headings underlined with `===`. Text of
 * 60 KB that people write takes 0.1 s.
 */
const BASE_MS = 1000;
/** A role of some fields and a paragraph takes 0.5 ms on a quiet machine: four times that for a busy one. */
const MS_PER_HEADING = 2;
/** Headings of less text than this do not buy time for the rest. */
const BYTES_PER_HEADING = 256;
/** Ten times what an agent made by `Count` takes on a quiet machine. */
const MS_PER_MEMBER = 0.1;
const MOST_MS = 10_000;

/**
 * The time for `source`: it grows with the sections, which are parsed one by one, and not with the bytes, since one long
 * section is what takes more than linear time; and with the agents that `Count` makes. A file of 64 KB of anything else has
 * less than 2 s.
 */
export function readingBudget(
  source: string,
): { readonly limitMs: number } | { readonly refusal: string } {
  const headings = findCuts(source).length;
  if (headings > HEADINGS_MAX) {
    return { refusal: `it has more than ${HEADINGS_MAX.toLocaleString('en')} headings` };
  }
  const paidFor = Math.min(headings, Math.floor(source.length / BYTES_PER_HEADING));
  const limitMs = BASE_MS + MS_PER_HEADING * paidFor + MS_PER_MEMBER * membersIn(source);
  return { limitMs: Math.ceil(Math.min(limitMs, MOST_MS)) };
}

/** About how many agents the text makes by `Count`; not what is read, only what is looked like. */
function membersIn(source: string): number {
  let members = 0;
  for (const [, digits] of source.matchAll(/\bcount\b[^\w\n]{0,9}(\d{1,5})\b/giu)) {
    members += Number(digits);
  }
  return members;
}
