// What is not a field: a Markdown block to entries of context. Knows nothing of keys and values.

import type { Code, Html, Nodes, RootContent } from 'mdast';
import { blockText, commentText, isComment } from './plain-text.js';
import type { IndexedSource } from './source-text.js';
import { sourceTextAt } from './source-text.js';
import type { Prose, SectionEntry } from './types.js';
import { endOf, startOf } from './walk-nodes.js';

/** The entries of one block: one, or one for each item of a list, or none for what says nothing. */
export function readProse(block: RootContent, source: IndexedSource): SectionEntry[] {
  if (block.type === 'definition' || block.type === 'thematicBreak') return [];
  if (block.type === 'list') return block.children.flatMap((item) => readProse(item, source));
  const { kind, text } = meaningOf(block, source);
  const content = sourceTextAt(source, startOf(block), endOf(block), text);
  return [{ kind: 'prose', prose: { kind, content } }];
}

function meaningOf(block: Nodes, source: IndexedSource): { kind: Prose['kind']; text: string } {
  const sole = soleLeaf(block);
  if (sole?.type === 'code') return { kind: 'code', text: sole.value };
  if (sole?.type === 'html' && isComment(sole.value)) {
    return { kind: 'comment', text: commentText(sole.value) };
  }
  return { kind: 'prose', text: blockText(block, source.source) };
}

/** Code or HTML that is all a block holds, as in `- <!-- later -->`. */
function soleLeaf(block: Nodes): Code | Html | null {
  if (block.type === 'code' || block.type === 'html') return block;
  const holdsOne =
    (block.type === 'listItem' || block.type === 'blockquote') && block.children.length === 1;
  const child = holdsOne ? block.children[0] : undefined;
  return child === undefined ? null : soleLeaf(child);
}
