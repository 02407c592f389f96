// Edits of a text by offsets, and the text that they make of it. Knows no format.

/** Replaces the source from `start` up to, not including, `end` (offsets) by `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** In the order of the text; of insertions at one place, the first given comes first. */
export function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Null when two edits overlap. */
export function applyEdits(source: string, edits: readonly TextEdit[]): string | null {
  let text = '';
  let at = 0;
  for (const { start, end, text: replacement } of sortEdits(edits)) {
    if (start < at) return null;
    text += source.slice(at, start) + replacement;
    at = end;
  }
  return text + source.slice(at);
}

/** Whether they would change the same characters, or insert at the same place: then their order would matter. */
export function touchSame(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

/** What stands in an edited text: a stretch of the old one, or something new. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

/**
 * One list of edits for two: `first` makes of a text of `length` another, in which the offsets of `second` count. Neither
 * may overlap itself.
 */
export function joinEdits(
  length: number,
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): readonly TextEdit[] {
  const between = piecesOf([{ from: 0, to: length }], first);
  return editsOf(piecesOf(between, second), length);
}

function piecesOf(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const made: Piece[] = [];
  let at = 0;
  for (const { start, end, text } of sortEdits(edits)) {
    made.push(...slicePieces(pieces, at, start), { text });
    at = end;
  }
  return [...made, ...slicePieces(pieces, at, Number.POSITIVE_INFINITY)];
}

function slicePieces(pieces: readonly Piece[], start: number, end: number): readonly Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = 'text' in piece ? piece.text.length : piece.to - piece.from;
    const [low, high] = [Math.max(0, start - at), Math.min(length, end - at)];
    if (low < high) {
      const isNew = 'text' in piece;
      cut.push(
        isNew
          ? { text: piece.text.slice(low, high) }
          : { from: piece.from + low, to: piece.from + high },
      );
    }
    at += length;
  }
  return cut;
}

function editsOf(pieces: readonly Piece[], length: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let text = '';
  for (const piece of [...pieces, { from: length, to: length }]) {
    if ('text' in piece) {
      text += piece.text;
      continue;
    }
    if (piece.from > at || text !== '') edits.push({ start: at, end: piece.from, text });
    at = piece.to;
    text = '';
  }
  return edits;
}
