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

/** Blocks of `source[start, end)`; their offsets count in the part until it is settled. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly blocks: readonly RootContent[];
}

/** Put after a part: shows whether a heading could begin there, or is inside code or HTML that is still open. */
const PROBE = '#';
const BYTE_ORDER_MARK = 0xfeff;

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
  const parts = parseParts(text, cuts, takesShortCuts, createMarkdownParser([]));
  // No definition without `]:`.
  const labels = text.includes(']:')
    ? [...new Set(parts.flatMap(({ blocks }) => definedLabels(blocks)))]
    : [];
  const parseAgain = labels.length > 0 ? createMarkdownParser(labels) : null;
  return parts.flatMap((part) => {
    const slice = text.slice(part.start, part.end);
    const mayRefer = parseAgain !== null && parts.length > 1 && slice.includes('[');
    const blocks = mayRefer
      ? parsePart(slice, part.end < text.length, parseAgain).blocks
      : part.blocks;
    return settleNodes(blocks, source, part.start + markLength(slice), restore);
  });
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
    const plain = takesShortCuts ? readPlainParts(text.slice(start, end)) : null;
    if (plain !== null) {
      for (const piece of plain) parts.push(partOf(piece, start, text, parse));
      start = end;
      continue;
    }
    const { blocks, open } = parsePart(text.slice(start, end), end < text.length, parse);
    if (open === null) {
      parts.push({ start, end, blocks });
      start = end;
      continue;
    }
    // The cut is inside code or HTML: that block is parsed again, alone and at least twice as far, so that all its
    // attempts together cost no more than a few times its length.
    const openStart = lineStart(text, start + startOf(open) + markLength(text.slice(start, end)));
    if (openStart > start) parts.push({ start, end: openStart, blocks });
    start = openStart;
    const wanted = Math.min(start + 2 * (end - start), text.length);
    while ((bounds[next] ?? text.length) < wanted) next++;
  }
  return parts;
}

function partOf(
  { block, start, end }: PlainPart,
  shift: number,
  text: string,
  parse: ParseMarkdown,
): Part {
  const place = { start: start + shift, end: end + shift };
  const blocks = block === null ? parse(text.slice(place.start, place.end)) : [block];
  return { ...place, blocks };
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
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
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
