// The inline half of the short cut around the parser: text, code, links and emphasis in their plainest form, within one
// line. Each kind of markup is taken only where its delimiters can be nothing else.

import type { PhrasingContent, Text } from 'mdast';

/** Offsets as mdast has them; lines and columns are found from them later. */
export function spanAt(start: number, end: number): NonNullable<Text['position']> {
  return {
    start: { line: 1, column: 1, offset: start },
    end: { line: 1, column: 1, offset: end },
  };
}

export function textAt(start: number, end: number, value: string): Text {
  return { type: 'text', value, position: spanAt(start, end) };
}

/** Characters that begin no markup wherever they stand in a line. */
const CALM = String.raw`[\p{L}\p{M}\p{N} .,:;()'"/%+=$?!@|{}~^§°€£¥–—…’‘“”→>-]`;
/** Characters that may begin markup, where they do not. */
const HARMLESS = String.raw`(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])|&(?!#?[\p{L}\p{N}]+;)|#(?=[\p{L}\p{N}])|<(?=[ \d=])`;
const WORDS = String.raw`[\p{L}\p{N}](?:${CALM}*[\p{L}\p{N}])?`;
// So an asterisk can only open, or only close.
const BEFORE = '(?<=^|[ (])';
const AFTER = '(?=$|[ .,;:!?)])';
const TOKEN = new RegExp(
  [
    `(?<text>(?:${CALM}|${HARMLESS})+)`,
    '`(?<code>[^`\\s](?:[^`]*[^`\\s])?)`(?!`)',
    String.raw`(?<!!)\[(?<label>${WORDS})\]\((?<url>[\w.:/#?=%+~@,-]+)\)`,
    String.raw`${BEFORE}\*\*(?<strong>${WORDS})\*\*${AFTER}`,
    String.raw`${BEFORE}\*(?<emphasis>${WORDS})\*${AFTER}`,
  ].join('|'),
  'uy',
);

/** The nodes of a piece of a line that starts at offset `start`, or null where it holds anything less plain. */
export function readPlainInline(line: string, start: number): PhrasingContent[] | null {
  if (line.endsWith(' ')) return null;
  const nodes: PhrasingContent[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < line.length; at = TOKEN.lastIndex) {
    const groups = TOKEN.exec(line)?.groups;
    if (groups === undefined) return null;
    nodes.push(nodeOf(groups, start + at, start + TOKEN.lastIndex));
  }
  return nodes;
}

function nodeOf(
  groups: Record<string, string | undefined>,
  start: number,
  end: number,
): PhrasingContent {
  const { text, code, label, url, strong, emphasis } = groups;
  const position = spanAt(start, end);
  if (text !== undefined) return textAt(start, end, text);
  if (code !== undefined) return { type: 'inlineCode', value: code, position };
  if (strong !== undefined) {
    return { type: 'strong', children: [textAt(start + 2, end - 2, strong)], position };
  }
  const inner = label ?? emphasis ?? '';
  const children = [textAt(start + 1, start + 1 + inner.length, inner)];
  return url === undefined
    ? { type: 'emphasis', children, position }
    : { type: 'link', url, title: null, children, position };
}
