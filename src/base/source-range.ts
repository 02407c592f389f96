// Places in a text: the common coin of document, org, lint and editors.

/** One place. Lines and columns count from 1, offsets from 0; columns and offsets are UTF-16 units. */
export interface SourcePoint {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** From `start` up to, not including, `end`. */
export interface SourceRange {
  readonly start: SourcePoint;
  readonly end: SourcePoint;
}
