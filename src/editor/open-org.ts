// What an editor feature looks at: an ORG.md that was read, errors and half-typed lines included. Knows no protocol.

import type { OrgDocument } from '#document/types';
import type { Finding } from '#lint/finding';
import type { Org } from '#org/types';

/** An ORG.md as it stands in an editor. All offsets of this folder are UTF-16 units from the start of its source. */
export interface OpenOrg {
  /** The file without its folders, for places in words: `ORG.md:41:16`. */
  readonly file: string;
  readonly document: OrgDocument;
  readonly org: Org;
}

export interface LintedOrg extends OpenOrg {
  readonly findings: readonly Finding[];
}

/** A text read as the file that is open: what a change would make of it. */
export type ReadText<T extends OpenOrg = OpenOrg> = (text: string) => T;

/** From `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Both ends are inside: a cursor right after a word is still on it. */
export function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
