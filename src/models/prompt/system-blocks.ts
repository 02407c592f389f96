// The stable part of a prompt as it is sent, with the places up to which a provider should cache. Knows no provider.

import type { SystemBlock } from '../adapter.js';
import type { PromptBook } from './types.js';
import { joinBlocks } from './types.js';

/**
 * Two blocks, to be joined by an empty line: the org's, which agents of one model and the same form share, and the rest,
 * which members of a Count share. A cache holds up to the end of either.
 */
export function systemBlocks(book: PromptBook, agentId: string): readonly SystemBlock[] {
  const [org = '', ...rest] = book.systemOf(agentId);
  return [org, joinBlocks(rest)]
    .filter((text) => text !== '')
    .map((text) => ({ text, isCacheEnd: true }));
}
