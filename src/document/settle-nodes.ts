// Makes the blocks of one part blocks of the whole source: offsets, signs that stood in for others, absurd depth.

import type { Nodes, RootContent, Text } from 'mdast';
import { spanAt } from './plain-inline.js';
import type { TameSource } from './tame-nesting.js';
import { endOf, startOf, walkNodes } from './walk-nodes.js';

declare module 'mdast' {
  interface Data {
    /** It was nested too deep, and is plain text. */
    isTooDeep?: boolean;
  }
}

/** Deeper than any text for people; what follows may recurse safely. */
const DEPTH_MAX = 500;

/**
 * Copies of the blocks with every offset moved by `shift` and every value restored; a block that is nested deeper than 500
 * nodes is its own source as plain text.
 */
export function settleNodes(
  blocks: readonly RootContent[],
  source: string,
  shift: number,
  restore: TameSource['restore'],
): RootContent[] {
  return blocks.map((block) => {
    const settled = settleNode(block, shift, restore);
    let depthMax = 0;
    for (const { node, depth } of walkNodes(settled)) {
      // Each copy still has the children of its original when the walk comes to it.
      if ('children' in node) {
        const children: Nodes[] = node.children.map((child) => settleNode(child, shift, restore));
        Object.assign(node, { children });
      }
      depthMax = Math.max(depthMax, depth);
    }
    return depthMax > DEPTH_MAX ? toPlainBlock(settled, source) : settled;
  });
}

function settleNode<Node extends Nodes>(
  node: Node,
  shift: number,
  restore: TameSource['restore'],
): Node {
  const copy = { ...node, position: spanAt(startOf(node) + shift, endOf(node) + shift) };
  if ('value' in copy) copy.value = restore(copy.value);
  if ('alt' in copy && typeof copy.alt === 'string') copy.alt = restore(copy.alt);
  return copy;
}

function toPlainBlock(block: RootContent, source: string): RootContent {
  const isHeading = block.type === 'heading';
  const start = startOf((isHeading ? block.children[0] : undefined) ?? block);
  const end = endOf((isHeading ? block.children.at(-1) : undefined) ?? block);
  const value = source.slice(start, end);
  const text: Text = { type: 'text', value, position: spanAt(start, end) };
  const data = { isTooDeep: true };
  if (isHeading) return { ...block, children: [text], data };
  return { type: 'paragraph', children: [text], data, position: spanAt(start, end) };
}
