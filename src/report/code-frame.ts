// The line of a file that a finding is about, with carets under the place: aligned whatever the line holds, cut to fit.

import stringWidth from 'string-width';
import type { SourceRange } from '#base/source-range';
import { visibleText } from '#base/visible-text';

export interface CodeFrame {
  /** The line, or the part of it around the place; safe for a terminal. */
  readonly code: string;
  /** Columns before the first caret. */
  readonly indent: number;
  /** Number of carets, at least 1. */
  readonly carets: number;
}

/** What is drawn as one: a character with its marks, an emoji, a tab. */
interface Cell {
  readonly text: string;
  readonly width: number;
  /** Whether it belongs to the place. */
  readonly isMarked: boolean;
}

const ASCII = /^[\x20-\x7e]*$/;
const TAB = '    ';
/** UTF-16 units of a line that are looked at on either side of the place: a line may be megabytes long. */
const REACH = 500;
/** Columns kept before the place when the line is cut. */
const LEAD = 24;
const CUT = '…';

/** The frame for `range` in `source` in at most `columns` columns (at least 10). A longer range is marked to its line's end. */
export function frameCode(source: string, range: SourceRange, columns: number): CodeFrame {
  const { cells, isCutBefore, isCutAfter } = cellsAround(source, range);
  const firstMarked = cells.findIndex((cell) => cell.isMarked);
  const first = firstMarked < 0 ? cells.length : firstMarked;
  const from = isCutBefore || widthOf(cells) > columns ? startOfView(cells, first, columns) : 0;
  const isCutLeft = isCutBefore || from > 0;
  const room = columns - (isCutLeft ? 1 : 0);
  const shown = fitting(cells.slice(from), room, isCutAfter);
  const isCutRight = isCutAfter || from + shown.length < cells.length;
  const text = shown.map((cell) => cell.text).join('');
  return {
    code: `${isCutLeft ? CUT : ''}${text}${isCutRight ? CUT : ''}`.trimEnd(),
    indent: (isCutLeft ? 1 : 0) + widthOf(shown.slice(0, Math.max(0, first - from))),
    carets: Math.max(1, widthOf(shown.filter((cell) => cell.isMarked))),
  };
}

function cellsAround(
  source: string,
  { start, end }: SourceRange,
): { cells: Cell[]; isCutBefore: boolean; isCutAfter: boolean } {
  const lineStart = start.offset - (start.column - 1);
  const from = Math.max(lineStart, start.offset - REACH);
  const ahead = source.slice(start.offset, start.offset + REACH);
  const lineEnd = /[\r\n]/.exec(ahead)?.index;
  const to = start.offset + (lineEnd ?? ahead.length);
  const line = source.slice(from, to);
  const cells: Cell[] = [];
  let offset = from;
  for (const segment of segmentsOf(line)) {
    const next = offset + segment.length;
    const isByteOrderMark = offset === 0 && segment === '\ufeff';
    if (!isByteOrderMark) {
      const text = segment === '\t' ? TAB : visibleText(segment);
      const isMarked = next > start.offset && offset < end.offset;
      const width = ASCII.test(text) ? text.length : stringWidth(text);
      cells.push({ text, width, isMarked });
    }
    offset = next;
  }
  return {
    cells,
    isCutBefore: from > lineStart,
    isCutAfter: lineEnd === undefined && to < source.length,
  };
}

/** Letters, digits and signs of which each unit is drawn for itself: ASCII, Latin, dashes and quotes, kana and Han. */
const SINGLE =
  /^[\t\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u3001\u3002\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]*$/;
let graphemes: Intl.Segmenter | null = null;

/** What is drawn as one. The segmenter takes milliseconds to make and for each line, so most lines do without. */
function segmentsOf(line: string): Iterable<string> {
  if (SINGLE.test(line)) return line;
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(graphemes.segment(line), ({ segment }) => segment);
}

/** Where to start so that the first marked cell has something before it and as much as fits after it. */
function startOfView(cells: readonly Cell[], first: number, columns: number): number {
  const lead = Math.min(LEAD, Math.floor(columns / 3));
  let from = first;
  let width = 0;
  while (from > 0 && width + (cells[from - 1]?.width ?? 0) <= lead) {
    from -= 1;
    width += cells[from]?.width ?? 0;
  }
  return from;
}

function fitting(cells: readonly Cell[], columns: number, isCutAfter: boolean): readonly Cell[] {
  if (!isCutAfter && widthOf(cells) <= columns) return cells;
  let count = 0;
  let width = 0;
  for (const cell of cells) {
    // One column is for the mark that says it goes on.
    if (width + cell.width > columns - 1) break;
    width += cell.width;
    count += 1;
  }
  return cells.slice(0, count);
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
