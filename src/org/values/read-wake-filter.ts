// The brackets after an outside trigger: `(repo: acme/api, branch: main)`. Knows no attribute by name.
import type { Reading } from '#org/problem';
import type { Piece } from './reading.js';
import { partOf, problemWith, refused, splitAtCommas, understood } from './reading.js';

const EXAMPLE = ['(repo: acme/api, branch: main)'];

/** Attributes by name, lower case; offsets of problems count where the piece's do. */
export function readWakeFilter(piece: Piece): Reading<Record<string, string>> {
  if (!piece.text.endsWith(')')) {
    return refused(
      problemWith('value-invalid', piece, 'the bracket is not closed at the end', EXAMPLE),
    );
  }
  const attributes = new Map<string, string>();
  for (const pair of splitAtCommas(partOf(piece, 1, piece.text.length - 1))) {
    const match = /^([^:=()]+)[:=]([^()]+)$/u.exec(pair.text);
    const name = match?.[1]?.trim().toLowerCase() ?? '';
    const value = match?.[2]?.trim() ?? '';
    if (name === '' || value === '' || attributes.has(name)) {
      const reason = attributes.has(name)
        ? `${name} stands twice`
        : 'a filter is a name and a value';
      // An empty pair (`()`, `(a: 1,)`) has no text of its own to point at.
      const place = pair.text === '' ? piece : pair;
      return refused(problemWith('value-invalid', place, reason, EXAMPLE));
    }
    attributes.set(name, value);
  }
  return understood(Object.fromEntries(attributes));
}
