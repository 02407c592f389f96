// From the comments of a document to those that suppress findings. Knows their notation, not what they do.

import type { OrgDocument, SourceText } from '#document/types';
import type { NamedRule, Suppression } from './suppression.js';
import { DIRECTIVES } from './suppression.js';

const OPENING = '<!--';
const LINE_END = /\r\n|\r|\n/u;
const WORD = /^\s*(orgsim-[^\s,]*)/iu;
const REASON = /(?:^|\s)(?:--|—|–)(?:\s|$)/u;
/** White space, and the marks of a quote at the start of a line. */
const BLANK = /^[\s>]*$/u;
/** The bullet or number of a list item that holds nothing else. */
const BARE_ITEM = /^[\s>]*(?:(?:[-*+]|\d+[.)])[\s>]*)*$/u;

/** In the order of the file. */
export function readSuppressions(document: OrgDocument): readonly Suppression[] {
  const written = document.comments.filter(({ raw }) => WORD.test(raw.slice(OPENING.length)));
  if (written.length === 0) return [];
  const nextLines = nextLinesOf(document);
  return written.map((comment) => readSuppression(comment, document, nextLines));
}

function readSuppression(
  { raw, range }: SourceText,
  document: OrgDocument,
  nextLines: readonly (number | null)[],
): Suppression {
  const at = range.start.offset + OPENING.length;
  const inside = raw.slice(OPENING.length).replace(/-->$/u, '');
  const [head = '', written = ''] = WORD.exec(inside) ?? [];
  const rest = inside.slice(head.length);
  const dash = REASON.exec(rest);
  const names = rest.slice(0, dash?.index ?? rest.length);
  const reason = dash === null ? '' : rest.slice(dash.index + dash[0].length).trim();
  const wordStart = at + head.length - written.length;
  return {
    directive: DIRECTIVES.find((directive) => directive === written) ?? null,
    word: { id: written, range: document.rangeAt(wordStart, wordStart + written.length) },
    rules: readNames(names, at + head.length, document),
    reason: reason === '' ? null : reason,
    range,
    nextLine: nextLines[range.end.line] ?? null,
  };
}

/** Pieces between commas. `start` is the offset of `text` in the source. */
function readNames(text: string, start: number, document: OrgDocument): NamedRule[] {
  return Array.from(text.matchAll(/[^,]+/gu)).flatMap(({ 0: piece, index }) => {
    const id = piece.replace(/^[\s>]+|\s+$/gu, '');
    if (id === '') return [];
    const offset = start + index + piece.indexOf(id);
    return [{ id, range: document.rangeAt(offset, offset + id.length) }];
  });
}

/** For the number of each line (from 1): the next line after it that is neither blank nor a comment. */
function nextLinesOf({ source, comments }: OrgDocument): readonly (number | null)[] {
  let bare = '';
  let end = 0;
  const commented = new Set<number>();
  for (const { raw, range } of comments) {
    bare += source.slice(end, range.start.offset) + raw.replace(/[^\r\n]/gu, ' ');
    end = range.end.offset;
    for (let { line } = range.start; line <= range.end.line; line++) commented.add(line);
  }
  const lines = (bare + source.slice(end)).split(LINE_END);
  const nextLines: (number | null)[] = [];
  let next: number | null = null;
  for (let number = lines.length; number >= 1; number--) {
    nextLines[number] = next;
    const says = commented.has(number) ? BARE_ITEM : BLANK;
    if (!says.test(lines[number - 1] ?? '')) next = number;
  }
  return nextLines;
}
