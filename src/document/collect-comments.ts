// Every HTML comment of a document, wherever it stands: between blocks, in lists and quotes, inside a line. Knows nothing of
// what comments say.

import type { RootContent } from 'mdast';
import { commentsIn } from './plain-text.js';
import type { IndexedSource } from './source-text.js';
import { sourceTextAt } from './source-text.js';
import type { SourceText } from './types.js';
import { endOf, startOf, walkNodes } from './walk-nodes.js';

/** In document order; `raw` is `<!-- ... -->` as written, `text` what stands inside, trimmed. */
export function collectComments(
  blocks: readonly RootContent[],
  source: IndexedSource,
): readonly SourceText[] {
  // Most documents have none, and the walk would look at every node.
  if (!source.source.includes('<!--')) return [];
  const comments: SourceText[] = [];
  for (const block of blocks) {
    for (const { node } of walkNodes(block)) {
      if (node.type !== 'html') continue;
      const start = startOf(node);
      const said = commentsIn(node.value);
      // The value of a node lacks the marks of quotes and lists around it: the places are those of the source.
      for (const [index, { at, raw, text }] of commentsIn(
        source.source.slice(start, endOf(node)),
      ).entries()) {
        const meaning = said[index]?.text ?? text;
        comments.push(sourceTextAt(source, start + at, start + at + raw.length, meaning));
      }
    }
  }
  return comments.sort((a, b) => a.range.start.offset - b.range.start.offset);
}
