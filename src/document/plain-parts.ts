// A short cut around the parser for the plainest Markdown: headings, paragraphs and lists of fields at the margin, with
// blank lines between. Such blocks end where they seem to end, so each stands alone; and where a block holds no inline
// markup, its tree is known without the parser, which takes most of a short command's time just to warm up.
// Everything else is null here and goes to the parser. Gives exactly what the parser gives: a property test says so.

import type { List, ListItem, PhrasingContent, RootContent, Text } from 'mdast';

/** A piece of a part, from its first character to the end of its last line, and its block where that is known. */
export interface PlainPart {
  readonly start: number;
  readonly end: number;
  /** Offsets count in the piece. Null: the parser reads it, by itself. */
  readonly block: RootContent | null;
}

interface Line {
  readonly start: number;
  /** Before the line end. */
  readonly end: number;
  readonly text: string;
}

const HEADING = /^(#{1,6}) (\S.*)$/u;
const PARAGRAPH_LINE = /^\p{L}/u;
const FIELD_LINE = /^([-*+]) \*\*[\p{L}\p{N}]/u;
/** No character of it begins markup within a line; no space at the end, where two would break the line. */
const INERT = /^(?:[\p{L}\p{M}\p{N} .,:;()'"/%+=$?!@|{}~^§°€£¥–—…’‘“”→>-]*[^\s*_`#[\]\\<&])?$/u;
const INERT_FIELD =
  /^([-*+]) \*\*([\p{L}\p{N}][^*_`[\]\\<&:]*(?::|(?<=[\p{L}\p{N}])(?=\*\*:)))\*\*((?: |:(?= |$)).*)?$/u;
/** A tab, a lone CR, NUL and the byte order mark have meanings of their own. */
const ODD_CHARACTER = /[\t\0\u{feff}]|\r(?!\n)/u;

/** The pieces of a part in order, or null where it holds more than the plainest blocks. */
export function readPlainParts(text: string): PlainPart[] | null {
  if (ODD_CHARACTER.test(text)) return null;
  const parts: PlainPart[] = [];
  const lines = linesOf(text);
  let isAfterList = false;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line === undefined) break;
    if (line.text === '') {
      at += 1;
      continue;
    }
    const isList = FIELD_LINE.test(line.text);
    // Two lists with only blank lines between them are one.
    if (isList && isAfterList) return null;
    const group = HEADING.test(line.text) ? [line] : groupAt(lines, at, isList);
    if (group === null) return null;
    at += group.length;
    isAfterList = isList;
    const piece = group.map(({ start, end, text: written }) => ({
      start: start - line.start,
      end: end - line.start,
      text: written,
    }));
    parts.push({ start: line.start, end: lines[at]?.start ?? text.length, block: blockOf(piece) });
  }
  return parts;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const next = newline === -1 ? text.length : newline + 1;
    const line = text.slice(start, next).replace(/\r?\n$/u, '');
    lines.push({ start, end: start + line.length, text: line });
    start = next;
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
      ? FIELD_LINE.test(line.text) && line.text[0] === bullet
      : PARAGRAPH_LINE.test(line.text);
    if (!belongs) return null;
    group.push(line);
  }
  return group;
}

function blockOf(group: readonly Line[]): RootContent | null {
  const [first] = group;
  if (first === undefined) return null;
  if (FIELD_LINE.test(first.text)) return listOf(group);
  const heading = HEADING.exec(first.text);
  if (heading !== null) return headingOf(first, heading[1]?.length ?? 0);
  const last = group.at(-1) ?? first;
  if (!group.every((line) => INERT.test(line.text))) return null;
  const value = group.map((line) => line.text).join('\n');
  const children = [textAt(first.start, last.end, value)];
  return { type: 'paragraph', children, position: span(first.start, last.end) };
}

function headingOf({ start, end, text }: Line, depth: number): RootContent | null {
  const value = text.slice(depth).trimStart();
  if (!INERT.test(value)) return null;
  const children = [textAt(end - value.length, end, value)];
  // The pattern takes one to six signs.
  return {
    type: 'heading',
    depth: depth as 1 | 2 | 3 | 4 | 5 | 6,
    children,
    position: span(start, end),
  };
}

function listOf(group: readonly Line[]): List | null {
  const items: ListItem[] = [];
  for (const { start, end, text } of group) {
    const [, , key = '', rest = ''] = INERT_FIELD.exec(text) ?? [];
    if (key === '' || !INERT.test(key) || !INERT.test(rest)) return null;
    const keyStart = start + 4;
    const keyEnd = keyStart + key.length;
    const children: PhrasingContent[] = [
      {
        type: 'strong',
        children: [textAt(keyStart, keyEnd, key)],
        position: span(start + 2, keyEnd + 2),
      },
    ];
    if (rest !== '') children.push(textAt(keyEnd + 2, end, rest));
    const paragraph = { type: 'paragraph', children, position: span(start + 2, end) } as const;
    items.push({
      type: 'listItem',
      spread: false,
      checked: null,
      children: [paragraph],
      position: span(start, end),
    });
  }
  const position = span(group[0]?.start ?? 0, group.at(-1)?.end ?? 0);
  return { type: 'list', ordered: false, start: null, spread: false, children: items, position };
}

function textAt(start: number, end: number, value: string): Text {
  return { type: 'text', value, position: span(start, end) };
}

/** Only offsets count in a part. */
function span(start: number, end: number): NonNullable<RootContent['position']> {
  const unknown = { line: 1, column: 1 };
  return { start: { ...unknown, offset: start }, end: { ...unknown, offset: end } };
}
