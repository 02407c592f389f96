// A short cut around the parser for the plainest Markdown: headings, paragraphs and lists of fields at the margin, with
// blank lines between. Such blocks end where they seem to end, so each stands alone; and where what they hold is as plain
// (plain-inline.ts), their tree is known without the parser, which takes most of a short command's time to warm up.
// Everything else is null here and goes to the parser. Gives exactly what the parser gives: a property test says so.

import type { List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { letterPattern } from '#base/letter-pattern';
import { readPlainInline, spanAt, textAt } from './plain-inline.js';

/** A piece of a part, from its first character to the end of its last line, and its block where that is known. */
export interface PlainPart {
  readonly start: number;
  readonly end: number;
  /** Null: the parser reads it, by itself. */
  readonly block: RootContent | null;
}

interface Line {
  readonly start: number;
  /** Before the line end. */
  readonly end: number;
  readonly text: string;
}

/** Lengths of `**` and of a bullet with it. */
const MARK = 2;
const BULLET_AND_MARK = 4;
const HEADING = /^(#{1,6}) (\S.*)$/u;
const paragraphLine = letterPattern(String.raw`^[\p{L}]`);
const fieldLine = letterPattern(String.raw`^([-*+]) \*\*[\p{L}\p{N}]`);
const field = letterPattern(
  String.raw`^[-*+] \*\*(?<key>[\p{L}\p{N}][^*_\x60[\]\\<&:]*(?::|(?<=[\p{L}\p{N}])(?=\*\*:)))\*\*(?<rest>(?: |:(?= |$)).*)?$`,
);
/** A tab, a lone CR, NUL and the byte order mark have meanings of their own. */
const ODD_CHARACTER = /[\t\0\u{feff}]|\r(?!\n)/u;

/** The pieces of a part in order, or null where it holds more than the plainest blocks. `shift` is added to all offsets. */
export function readPlainParts(text: string, shift: number): PlainPart[] | null {
  if (ODD_CHARACTER.test(text)) return null;
  const parts: PlainPart[] = [];
  const lines = linesOf(text, shift);
  let isAfterList = false;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line === undefined) break;
    if (line.text === '') {
      at += 1;
      continue;
    }
    const isList = fieldLine(line.text).test(line.text);
    // Two lists with only blank lines between them are one.
    if (isList && isAfterList) return null;
    const group = HEADING.test(line.text) ? [line] : groupAt(lines, at, isList);
    if (group === null) return null;
    at += group.length;
    isAfterList = isList;
    const end = lines[at]?.start ?? shift + text.length;
    parts.push({ start: line.start, end, block: blockOf(group) });
  }
  return parts;
}

function linesOf(text: string, shift: number): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const next = newline === -1 ? text.length : newline + 1;
    const line = text.slice(at, next).replace(/\r?\n$/u, '');
    lines.push({ start: at + shift, end: at + shift + line.length, text: line });
    at = next;
  }
  return lines;
}

/** The lines of a paragraph or of a list of fields, up to the blank line that must follow; null for anything else. */
function groupAt(lines: readonly Line[], first: number, isList: boolean): Line[] | null {
  const bullet = lines[first]?.text[0];
  const group: Line[] = [];
  for (let at = first; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || line.text === '') break;
    const belongs = isList
      ? fieldLine(line.text).test(line.text) && line.text[0] === bullet
      : paragraphLine(line.text).test(line.text);
    if (!belongs) return null;
    group.push(line);
  }
  return group;
}

function blockOf(group: readonly Line[]): RootContent | null {
  const [first] = group;
  if (first === undefined) return null;
  if (fieldLine(first.text).test(first.text)) return listOf(group);
  const heading = HEADING.exec(first.text);
  if (heading !== null) return headingOf(first, heading[1]?.length ?? 0);
  const last = group.at(-1) ?? first;
  const children: PhrasingContent[] = [];
  for (const { start, end, text } of group) {
    const nodes = readPlainInline(text, start);
    if (nodes === null) return null;
    children.push(...nodes);
    if (end < last.end) children.push(textAt(end, end + 1, '\n'));
  }
  return { type: 'paragraph', children, position: spanAt(first.start, last.end) };
}

function headingOf({ start, end, text }: Line, depth: number): RootContent | null {
  const value = text.slice(depth).trimStart();
  const children = readPlainInline(value, end - value.length);
  if (children === null) return null;
  const position = spanAt(start, end);
  // The pattern takes one to six signs.
  return { type: 'heading', depth: depth as 1 | 2 | 3 | 4 | 5 | 6, children, position };
}

function listOf(group: readonly Line[]): List | null {
  const items: ListItem[] = [];
  for (const { start, end, text } of group) {
    const { key = '', rest = '' } = field(text).exec(text)?.groups ?? {};
    const keyStart = start + BULLET_AND_MARK;
    const keyEnd = keyStart + key.length;
    const inKey = readPlainInline(key, keyStart);
    const after = readPlainInline(rest, keyEnd + MARK);
    if (key === '' || inKey === null || after === null) return null;
    const position = spanAt(keyStart - MARK, keyEnd + MARK);
    const children: PhrasingContent[] = [{ type: 'strong', children: inKey, position }, ...after];
    const own = spanAt(keyStart - MARK, end);
    const paragraph: Paragraph = { type: 'paragraph', children, position: own };
    items.push({
      type: 'listItem',
      spread: false,
      checked: null,
      children: [paragraph],
      position: spanAt(start, end),
    });
  }
  const position = spanAt(group[0]?.start ?? 0, group.at(-1)?.end ?? 0);
  return { type: 'list', ordered: false, start: null, spread: false, children: items, position };
}
