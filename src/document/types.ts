// The positioned tree of an ORG.md: sections, fields, values, prose. Knows Markdown, not what any field means.

import type { SourceRange } from '#base/source-range';

/**
 * A piece of the source. `raw` is the source at `range`, to the byte; `text` is what it says: markup, escapes, entities
 * and line breaks inside it resolved. Most values are the same in both.
 */
export interface SourceText {
  readonly raw: string;
  readonly text: string;
  readonly range: SourceRange;
}

/** A value with what follows it after ` — `, ` – ` or ` -- `. */
export interface FieldValue {
  /** Trimmed. Empty text (and an empty range right after the key) when nothing is written. */
  readonly value: SourceText;
  readonly remark: SourceText | null;
}

/** An item of the list nested under a field: one more value. */
export interface FieldItem extends FieldValue {
  readonly items: readonly FieldItem[];
}

/** `- **Key:** value`, as written. */
export interface Field extends FieldItem {
  /** Without the asterisks and the colon. */
  readonly key: SourceText;
  /** The key in its canonical form: lower case, without spaces, `-` and `_`. See `canonicalKey`. */
  readonly name: string;
  /** The whole list item. */
  readonly range: SourceRange;
}

/** What is not a field: kept as context, in document order. */
export interface Prose {
  /** `code` and `comment` are never told to agents as instructions, but lint looks into them. */
  readonly kind: 'prose' | 'code' | 'comment';
  /** `raw` is Markdown as written; `text` the plain text. */
  readonly content: SourceText;
}

export type SectionEntry =
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'prose'; readonly prose: Prose };

/** A heading with what stands under it, up to the next heading; deeper headings are its `sections`. */
export interface Section {
  /** 1 to 6; 0 for the root, which has no heading and holds what stands before the first one. */
  readonly depth: number;
  /** The heading's text without its marks; empty at offset 0 for the root. */
  readonly heading: SourceText;
  /** From the heading to the end of its last subsection. */
  readonly range: SourceRange;
  readonly entries: readonly SectionEntry[];
  readonly sections: readonly Section[];
}

export interface OrgDocument {
  /** The text as given, byte order mark and line ends included. */
  readonly source: string;
  readonly root: Section;
  /** Every HTML comment, wherever it stands, in document order: `raw` with its marks, `text` what stands inside. */
  readonly comments: readonly SourceText[];
  /** Blocks that hold one another deeper than 500 times, each read as one paragraph of text. */
  readonly tooDeep: readonly SourceRange[];
  /** Why nothing of the source was read, a clause; the root is empty then. Absent where all of it was. */
  readonly unread?: string;
  /** The range from one offset to another. Offsets outside the source are clamped. */
  readonly rangeAt: (start: number, end: number) => SourceRange;
}
