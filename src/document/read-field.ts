// A list item to a field: key, value, remark, nested values. Knows the notation of fields, not what any key means.

import type { BlockContent, DefinitionContent, ListItem, Paragraph, Strong } from 'mdast';
import { canonicalKey } from './canonical-key.js';
import { collapseSpace, inlineText } from './plain-text.js';
import { readProse } from './read-prose.js';
import type { IndexedSource } from './source-text.js';
import { sourceTextAt } from './source-text.js';
import type { Field, FieldItem, FieldValue, SectionEntry, SourceText } from './types.js';
import { endOf, startOf } from './walk-nodes.js';

/** ` — `, ` – ` or ` -- `, in the source: an escaped or coded dash is no separator. */
const REMARK_DASH = /\s(?:—|–|--)\s/u;
/** Length of `**` and `__`. */
const STRONG_MARK = 2;

interface Key {
  readonly text: SourceText;
  /** Offset after the key with its marks and colon. */
  readonly end: number;
}

/** The field that a list item is, followed by its further blocks as prose; null for an item that is no field. */
export function readField(item: ListItem, source: IndexedSource): SectionEntry[] | null {
  const [paragraph, ...others] = item.children;
  if (paragraph?.type !== 'paragraph') return null;
  const key = readKey(paragraph, source);
  if (key === null) return null;
  const { items, prose } = readNested(others, source);
  const field: Field = {
    ...readValue(paragraph, key.end, source),
    key: key.text,
    name: canonicalKey(key.text.text),
    range: source.rangeAt(startOf(item), endOf(item)),
    items,
  };
  return [{ kind: 'field', field }, ...prose];
}

/** `**Key:**` or `**Key**:` at the start of a paragraph. */
function readKey(paragraph: Paragraph, source: IndexedSource): Key | null {
  const strong = paragraph.children[0];
  if (strong?.type !== 'strong') return null;
  const afterStrong = endOf(strong);
  const text = inlineText(strong.children, source.source);
  if (text.endsWith(':')) return keyOf(strong, text.slice(0, -1), afterStrong, source);
  const colon = /^[ \t]*:/.exec(source.source.slice(afterStrong, endOf(paragraph)));
  return colon === null ? null : keyOf(strong, text, afterStrong + colon[0].length, source);
}

function keyOf(strong: Strong, said: string, end: number, source: IndexedSource): Key | null {
  const text = said.trim();
  // Three dashes for a key would match like no key at all.
  if (canonicalKey(text) === '') return null;
  const start = startOf(strong) + STRONG_MARK;
  const written = source.source.slice(start, endOf(strong) - STRONG_MARK);
  const length = written.trimEnd().replace(/\s*:$/u, '').length;
  return { text: sourceTextAt(source, start, start + length, text), end };
}

/** The text of a paragraph from an offset on, as value and remark. */
function readValue(paragraph: Paragraph, start: number, source: IndexedSource): FieldValue {
  const end = endOf(paragraph);
  const dash = findDash(paragraph, start, source.source);
  const textAt = (from: number, to: number): SourceText => {
    const written = source.source.slice(from, to);
    if (collapseSpace(written) === '') return sourceTextAt(source, from, from, '');
    const trimmedStart = from + written.length - written.trimStart().length;
    const trimmedEnd = to - (written.length - written.trimEnd().length);
    const text = inlineText(paragraph.children, source.source, trimmedStart, trimmedEnd);
    return sourceTextAt(source, trimmedStart, trimmedEnd, text);
  };
  if (dash === null) return { value: textAt(start, end), remark: null };
  return { value: textAt(start, dash.start), remark: textAt(dash.end, end) };
}

/** The first separating dash in plain text: none inside code, links or emphasis. */
function findDash(
  paragraph: Paragraph,
  start: number,
  source: string,
): { start: number; end: number } | null {
  for (const node of paragraph.children) {
    if (node.type !== 'text' || endOf(node) <= start) continue;
    const from = Math.max(startOf(node), start);
    const match = REMARK_DASH.exec(source.slice(from, endOf(node)));
    if (match !== null)
      return { start: from + match.index, end: from + match.index + match[0].length };
  }
  return null;
}

/** Nested lists as values, everything else as prose, both in document order. */
function readNested(
  blocks: readonly (BlockContent | DefinitionContent)[],
  source: IndexedSource,
): { items: FieldItem[]; prose: SectionEntry[] } {
  const items: FieldItem[] = [];
  const prose: SectionEntry[] = [];
  for (const block of blocks) {
    if (block.type !== 'list') {
      append(prose, readProse(block, source));
      continue;
    }
    for (const child of block.children) {
      const nested = readItem(child, source);
      items.push(nested.item);
      append(prose, nested.prose);
    }
  }
  return { items, prose };
}

/** Spreading a list of 100,000 items into `push` would overflow the stack. */
function append<T>(list: T[], added: readonly T[]): void {
  for (const each of added) list.push(each);
}

function readItem(
  item: ListItem,
  source: IndexedSource,
): { item: FieldItem; prose: SectionEntry[] } {
  const [first, ...others] = item.children;
  const isValue = first?.type === 'paragraph';
  const { items, prose } = readNested(isValue ? others : item.children, source);
  const value = isValue ? readValue(first, startOf(first), source) : emptyValue(item, source);
  return { item: { ...value, items }, prose };
}

/** An item that holds only a list or a block has an empty value after its bullet. */
function emptyValue(item: ListItem, source: IndexedSource): FieldValue {
  const bullet = /^(?:[-*+]|\d+[.)])/.exec(source.source.slice(startOf(item), endOf(item)));
  const offset = startOf(item) + (bullet?.[0].length ?? 0);
  return { value: sourceTextAt(source, offset, offset, ''), remark: null };
}
