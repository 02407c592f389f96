// A source to its top-level Markdown blocks, part by part, exactly as one parse of the whole would give them.
// Knows how parts fit together; where they may begin is given, and what the blocks mean is for others.

import type { RootContent } from 'mdast';
import { invariant } from '#base/assert';
import type { ParseMarkdown } from './parse-markdown.js';
import { createMarkdownParser } from './parse-markdown.js';
import type { PlainPart } from './plain-parts.js';
import { readPlainParts } from './plain-parts.js';
import { settleNodes } from './settle-nodes.js';
import { tameNesting } from './tame-nesting.js';
import { startOf, walkNodes } from './walk-nodes.js';

/** Blocks of `source[start, end)`. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly blocks: readonly RootContent[];
  /** By the short cut: offsets count in the whole source, and no definition elsewhere matters. Else they count in the part. */
  readonly isSettled: boolean;
}

/** Put after a part: shows whether a heading could begin there, or is inside code or HTML that is still open. */
const PROBE = '#';
const BYTE_ORDER_MARK = 0xfeff;
const DEFINITION = /(?<=^|[\r\n])[ >*+-]*\[((?:[^[\]\\]|\\.){1,999})\]:/g;

/**
 * The top-level blocks of `source` in order, offsets counting in `source`. `cuts` are offsets of lines that look like
 * headings, ascending; any choice of them, also none, gives the same blocks, with the short cut around the parser
 * (plain-parts.ts) or without. Takes time linear in the number of parts.
 */
export function parseBlocks(
  source: string,
  cuts: readonly number[],
  takesShortCuts: boolean,
): RootContent[] {
  const { text, restore } = tameNesting(source);
  // One part alone defines all that it refers to.
  const guessed = cuts.length === 0 ? [] : guessLabels(text);
  let parser: ParseMarkdown | null = null;
  // Most files are plain throughout, and need none.
  const parse: ParseMarkdown = (part) => {
    parser ??= createMarkdownParser(guessed);
    return parser(part);
  };
  const parts = parseParts(text, cuts, takesShortCuts, parse);
  const defined = new Set(parts.flatMap(({ blocks }) => definedLabels(blocks)));
  const isGuessed = defined.size === guessed.length && guessed.every((one) => defined.has(one));
  const parseAgain = isGuessed || cuts.length === 0 ? null : createMarkdownParser([...defined]);
  return parts.flatMap((part) => {
    if (part.isSettled) return part.blocks;
    const slice = text.slice(part.start, part.end);
    const blocks =
      parseAgain !== null && slice.includes('[')
        ? parsePart(slice, part.end < text.length, parseAgain).blocks
        : part.blocks;
    return settleNodes(blocks, source, part.start + markLength(slice), restore);
  });
}

/** What look like labels of definitions, as mdast has them. Nearly always right: then nothing is parsed twice. */
function guessLabels(text: string): string[] {
  if (!text.includes(']:')) return [];
  const labels = Array.from(text.matchAll(DEFINITION), ([, label = '']) =>
    label
      .replace(/[\t\r\n ]+/g, ' ')
      .trim()
      .toLowerCase()
      .toUpperCase()
      .toLowerCase(),
  );
  return [...new Set(labels)];
}

function parseParts(
  text: string,
  cuts: readonly number[],
  takesShortCuts: boolean,
  parse: ParseMarkdown,
): Part[] {
  const parts: Part[] = [];
  const bounds = [...cuts, text.length];
  for (let start = 0, next = 0; next < bounds.length; ) {
    const end = bounds[next++] ?? text.length;
    const plain = takesShortCuts ? readPlainParts(text.slice(start, end), start) : null;
    if (plain !== null) {
      for (const piece of plain) parts.push(partOf(piece, text, parse));
      start = end;
      continue;
    }
    const { blocks, open } = parsePart(text.slice(start, end), end < text.length, parse);
    if (open === null) {
      parts.push({ start, end, blocks, isSettled: false });
      start = end;
      continue;
    }
    // The cut is inside code or HTML: that block is parsed again, alone and at least twice as far, so that all its
    // attempts together cost no more than a few times its length.
    const openStart = lineStart(text, start + startOf(open) + markLength(text.slice(start, end)));
    if (openStart > start) parts.push({ start, end: openStart, blocks, isSettled: false });
    start = openStart;
    const wanted = Math.min(start + 2 * (end - start), text.length);
    while ((bounds[next] ?? text.length) < wanted) next++;
  }
  return parts;
}

function partOf({ block, start, end }: PlainPart, text: string, parse: ParseMarkdown): Part {
  const isSettled = block !== null;
  const blocks = isSettled ? [block] : parse(text.slice(start, end));
  return { start, end, blocks, isSettled };
}

/**
 * The blocks of a part, but for the last one when it is still `open` at the end: when no heading can begin there. At the
 * end of the source (`isCut` false) everything is closed.
 */
function parsePart(
  text: string,
  isCut: boolean,
  parse: ParseMarkdown,
): { blocks: readonly RootContent[]; open: RootContent | null } {
  if (!isCut) return { blocks: parse(text), open: null };
  const blocks = parse(text + PROBE);
  const last = blocks.at(-1);
  invariant(last !== undefined, 'a part with a probe has a block');
  const isProbe = last.type === 'heading' && startOf(last) === text.length - markLength(text);
  return { blocks: blocks.slice(0, -1), open: isProbe ? null : last };
}

/** Offset of the first character of the line that holds `offset`. */
function lineStart(text: string, offset: number): number {
  const newline = text.lastIndexOf('\n', offset - 1) + 1;
  // Only there: a file without a CR would be searched to its start each time.
  const carriage = text.slice(newline, offset).lastIndexOf('\r') + 1;
  return newline + carriage;
}

/** micromark drops a byte order mark before it counts. */
function markLength(text: string): number {
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
}

function definedLabels(blocks: readonly RootContent[]): string[] {
  const labels: string[] = [];
  for (const block of blocks) {
    for (const { node } of walkNodes(block)) {
      if (node.type === 'definition') labels.push(node.identifier);
    }
  }
  return labels;
}
