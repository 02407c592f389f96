// From offsets in a source to lines and columns, for edits that only know offsets. Lines end as in Markdown.

import type { SourcePoint, SourceRange } from '#base/source-range';
import type { TextEdit } from '#base/text-edit';

const BYTE_ORDER_MARK = '\ufeff';

export interface SourcePoints {
  /** The place of an edit, as ranges of findings count. */
  readonly rangeOf: (edit: TextEdit) => SourceRange;
  /** The same column counted in bytes of UTF-8. */
  readonly byteColumn: (point: SourcePoint) => number;
}

/** Units between two places whose bytes are counted beforehand: a line may be megabytes long, and full of places. */
const STEP = 256;

/** Looks through `source` once for lines and once for bytes, when the first place is asked for. */
export function indexPoints(source: string): SourcePoints {
  let starts: readonly number[] | null = null;
  let counted: readonly number[] | null = null;
  const lineStart = (line: number): number => {
    const start = starts?.[line - 1] ?? 0;
    // A byte order mark has an offset but no column.
    return start === 0 && source.startsWith(BYTE_ORDER_MARK) ? 1 : start;
  };
  const pointAt = (offset: number): SourcePoint => {
    starts ??= lineStarts(source);
    const line = countUpTo(starts, offset);
    return { line, column: Math.max(0, offset - lineStart(line)) + 1, offset };
  };
  return {
    rangeOf: ({ start, end }) => ({ start: pointAt(start), end: pointAt(end) }),
    byteColumn({ line, offset }) {
      starts ??= lineStarts(source);
      counted ??= countBytes(source);
      return (
        bytesBefore(source, counted, offset) - bytesBefore(source, counted, lineStart(line)) + 1
      );
    },
  };
}

function lineStarts(source: string): readonly number[] {
  return [
    0,
    ...Array.from(source.matchAll(/\r\n|\n|\r/g), ({ 0: end, index }) => index + end.length),
  ];
}

/** How many of the sorted `starts` are at most `offset`. */
function countUpTo(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The bytes before every `STEP`th unit. */
function countBytes(source: string): readonly number[] {
  const counts = [0];
  let bytes = 0;
  for (let at = 0; at < source.length; at += STEP) {
    bytes += byteLength(source, at, Math.min(at + STEP, source.length));
    counts.push(bytes);
  }
  return counts;
}

function bytesBefore(source: string, counted: readonly number[], offset: number): number {
  const step = Math.floor(offset / STEP);
  return (counted[step] ?? 0) + byteLength(source, step * STEP, offset);
}

/** In UTF-8. The halves of a pair count two each, wherever a piece ends. */
function byteLength(source: string, from: number, to: number): number {
  let bytes = 0;
  for (let at = from; at < to; at++) {
    const unit = source.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff)) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}
