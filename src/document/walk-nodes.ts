// A walk over an mdast tree that no depth can break, and the offsets of its nodes.

import type { Nodes } from 'mdast';
import { invariant } from '#base/assert';

/** The node and all below it, each before its children; `depth` is 0 for `root`. In no promised order of siblings. */
export function* walkNodes(
  root: Nodes,
): Generator<{ readonly node: Nodes; readonly depth: number }> {
  const open: { node: Nodes; depth: number }[] = [{ node: root, depth: 0 }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    yield step;
    if (!('children' in step.node)) continue;
    for (const child of step.node.children) open.push({ node: child, depth: step.depth + 1 });
  }
}

/** Offset of a node's first character. */
export function startOf(node: Nodes): number {
  const offset = node.position?.start.offset;
  invariant(offset !== undefined, `a ${node.type} node has no start`);
  return offset;
}

/** Offset after a node's last character. */
export function endOf(node: Nodes): number {
  const offset = node.position?.end.offset;
  invariant(offset !== undefined, `a ${node.type} node has no end`);
  return offset;
}
