// Cuts pieces out of a source: from two offsets to raw text, place and meaning. Knows no Markdown.

import { location } from 'vfile-location';
import { invariant } from '#base/assert';
import type { SourceRange } from '#base/source-range';
import type { SourceText } from './types.js';

const BYTE_ORDER_MARK = 0xfeff;

/** A source with an index of its lines; a look-up takes the logarithm of their number. */
export interface IndexedSource {
  readonly source: string;
  /** Offsets outside the source are clamped, an end before its start is moved to it. */
  readonly rangeAt: (start: number, end: number) => SourceRange;
}

export function indexSource(source: string): IndexedSource {
  const lines = location(source);
  const pointAt = (offset: number): SourceRange['start'] => {
    const { line, column } = lines.toPoint(offset) ?? {};
    invariant(line !== undefined && column !== undefined, `offset ${offset} is not in the source`);
    // A byte order mark has an offset but, for editors, no column.
    const isShifted = line === 1 && column > 1 && source.charCodeAt(0) === BYTE_ORDER_MARK;
    return { line, column: isShifted ? column - 1 : column, offset };
  };
  return {
    source,
    rangeAt(start, end) {
      const from = clamp(start, 0, source.length);
      return { start: pointAt(from), end: pointAt(clamp(end, from, source.length)) };
    },
  };
}

function clamp(offset: number, low: number, high: number): number {
  // NaN is outside as well.
  if (!(offset > low)) return low;
  return Math.min(Math.floor(offset), high);
}

/** The source from `start` to `end`, saying `text`. */
export function sourceTextAt(
  { source, rangeAt }: IndexedSource,
  start: number,
  end: number,
  text: string,
): SourceText {
  return { raw: source.slice(start, end), text, range: rangeAt(start, end) };
}
