// The inline half of the short cut around the parser: text, code, links and emphasis in their plainest form, within one
// line. Each kind of markup is taken only where its delimiters can be nothing else.

import type { PhrasingContent, Text } from 'mdast';
import { letterPattern } from '#base/letter-pattern';

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

/** The next piece of a line. */
const tokenFor = letterPattern(tokenSource(), 'y');

function tokenSource(): string {
  const word = String.raw`\p{L}\p{N}`;
  // Characters that begin no markup wherever they stand in a line.
  const calm = `[${word}\\p{M} .,:;()'"/%+=$?!@|{}~^§°€£¥–—…’‘“”→>-]`;
  // Characters that may begin markup, where they do not.
  const harmless = String.raw`(?<=[${word}])_(?=[${word}])|&(?!#?[${word}]+;)|#(?=[${word}])|<(?=[ \d=])`;
  const words = `[${word}](?:${calm}*[${word}])?`;
  // So an asterisk can only open, or only close.
  const before = '(?<=^|[ (])';
  const after = '(?=$|[ .,;:!?)])';
  const pieces = [
    `(?<text>(?:${calm}|${harmless})+)`,
    '`(?<code>[^`\\s](?:[^`]*[^`\\s])?)`(?!`)',
    String.raw`(?<!!)\[(?<label>${words})\]\((?<url>[\w.:/#?=%+~@,-]+)\)`,
    String.raw`${before}\*\*(?<strong>${words})\*\*${after}`,
    String.raw`${before}\*(?<emphasis>${words})\*${after}`,
  ];
  return pieces.join('|');
}

/** The nodes of a piece of a line that starts at offset `start`, or null where it holds anything less plain. */
export function readPlainInline(line: string, start: number): PhrasingContent[] | null {
  if (line.endsWith(' ')) return null;
  const nodes: PhrasingContent[] = [];
  const pattern = tokenFor(line);
  pattern.lastIndex = 0;
  for (let at = 0; at < line.length; at = pattern.lastIndex) {
    const groups = pattern.exec(line)?.groups;
    if (groups === undefined) return null;
    nodes.push(nodeOf(groups, start + at, start + pattern.lastIndex));
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
