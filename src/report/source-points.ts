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

/** Looks through `source` once, when the first place is asked for. */
export function indexPoints(source: string): SourcePoints {
  let starts: readonly number[] | null = null;
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
      return new TextEncoder().encode(source.slice(lineStart(line), offset)).length + 1;
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
