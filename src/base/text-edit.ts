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
