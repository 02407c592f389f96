// Keeps absurd nesting from the parser, which needs half a minute for a line of 8,000 bullets. No other text changes.

/** A line that opens more lists and quotes than this is read as text from its first marker on. */
export const MARKERS_MAX = 100;

const MARKER = String.raw`[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))`;
const DEEP_LINE = new RegExp(`(?<=^|[\\r\\n])(?:${MARKER}){${MARKERS_MAX + 1}}[^\\r\\n]*`, 'g');
/** `* * *`, however long, nests nothing. */
const THEMATIC_BREAK = /^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/;
const MARKER_SIGNS = ['>', '-', '*', '+', '.', ')'];
const PRIVATE_USE = { first: 0xe000, last: 0xf8ff };

export interface TameSource {
  /** As long as the source, and the same text but for the first marker of each absurdly deep line. */
  readonly text: string;
  /** Gives a string out of the parsed tree its own signs back. */
  readonly restore: (value: string) => string;
}

/** Puts an inert character in place of the first marker of each line that opens more than 100 lists or quotes. */
export function tameNesting(source: string): TameSource {
  const untouched = { text: source, restore: (value: string) => value };
  // Most sources end here; one that holds nearly every private-use character is left to the parser's patience.
  if (source.search(DEEP_LINE) === -1) return untouched;
  const inert = unusedCharacters(source, MARKER_SIGNS.length);
  if (inert.length < MARKER_SIGNS.length) return untouched;
  const swap = (value: string, from: readonly string[], to: readonly string[]): string =>
    value.replace(/[>\-*+.)\ue000-\uf8ff]/u, (sign) => to[from.indexOf(sign)] ?? sign);
  return {
    text: source.replace(DEEP_LINE, (line) =>
      THEMATIC_BREAK.test(line) ? line : swap(line, MARKER_SIGNS, inert),
    ),
    restore: (value) =>
      value.replace(/[\ue000-\uf8ff]/gu, (sign) => swap(sign, inert, MARKER_SIGNS)),
  };
}

/** The offsets of such lines, ascending. */
export function findDeepLines(source: string): number[] {
  return Array.from(source.matchAll(DEEP_LINE))
    .filter(([line]) => !THEMATIC_BREAK.test(line))
    .map(({ index }) => index);
}

function unusedCharacters(source: string, count: number): string[] {
  const used = new Set(source.match(/[\ue000-\uf8ff]/gu));
  const unused: string[] = [];
  for (let code = PRIVATE_USE.first; code <= PRIVATE_USE.last && unused.length < count; code++) {
    const character = String.fromCharCode(code);
    if (!used.has(character)) unused.push(character);
  }
  return unused;
}
