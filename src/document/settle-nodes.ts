// Makes the blocks of one part blocks of the whole source: offsets, signs that stood in for others, absurd depth.

import type { Nodes, RootContent, Text } from 'mdast';
import type { Position } from 'unist';
import type { TameSource } from './tame-nesting.js';
import { endOf, startOf, walkNodes } from './walk-nodes.js';

/** Deeper than any text for people; what follows may recurse safely. */
const DEPTH_MAX = 500;

/**
 * Moves every offset by `shift`, restores every value, and turns a block that is nested deeper than 500 nodes into its
 * own source as plain text.
 */
export function settleNodes(
  blocks: readonly RootContent[],
  source: string,
  shift: number,
  restore: TameSource['restore'],
): RootContent[] {
  return blocks.map((block) => {
    let depthMax = 0;
    for (const { node, depth } of walkNodes(block)) {
      settleNode(node, shift, restore);
      depthMax = Math.max(depthMax, depth);
    }
    return depthMax > DEPTH_MAX ? toPlainBlock(block, source) : block;
  });
}

function settleNode(node: Nodes, shift: number, restore: TameSource['restore']): void {
  node.position = positionAt(startOf(node) + shift, endOf(node) + shift);
  if ('value' in node) node.value = restore(node.value);
  if ('alt' in node && typeof node.alt === 'string') node.alt = restore(node.alt);
}

function toPlainBlock(block: RootContent, source: string): RootContent {
  const isHeading = block.type === 'heading';
  const start = startOf((isHeading ? block.children[0] : undefined) ?? block);
  const end = endOf((isHeading ? block.children.at(-1) : undefined) ?? block);
  const value = source.slice(start, end);
  const text: Text = { type: 'text', value, position: positionAt(start, end) };
  if (isHeading) return { ...block, children: [text] };
  return { type: 'paragraph', children: [text], position: positionAt(start, end) };
}

/** Only offsets count from here on; lines and columns are found from them. */
function positionAt(start: number, end: number): Position {
  const unknown = { line: 1, column: 1 };
  return { start: { ...unknown, offset: start }, end: { ...unknown, offset: end } };
}
