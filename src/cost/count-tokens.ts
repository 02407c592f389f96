// About how many tokens a text is for a model, without its tokenizer: an estimate for OpenAI's, times what other families
// make of the same text.

import { estimateTokenCount } from 'tokenx';
import { tokenFactorOf } from './token-factors.js';

/** Tokens of a text, and how far they may be off: 0.2 is 20 % either way, 0 is what the provider says. */
export interface TokenCount {
  readonly tokens: number;
  readonly error: number;
}

/** Counts a text given in blocks, which are joined by an empty line. */
export interface TokenCounter {
  count(model: string, blocks: readonly string[]): TokenCount;
}

/**
 * Counts each block once, however many texts it is in. Prose, code and Markdown come out within 10 % for OpenAI's models;
 * JSON a third too low, strings of random characters two thirds.
 */
export function createLocalCounter(): TokenCounter {
  const known = new Map<string, number>();
  const countBlock = (text: string): number => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const count = estimateTokenCount(text);
    known.set(text, count);
    return count;
  };
  return {
    count(model, blocks) {
      const { factor, error } = tokenFactorOf(model);
      // The empty line between two blocks is a token.
      const joints = Math.max(0, blocks.length - 1);
      const tokens = blocks.reduce((sum, block) => sum + countBlock(block), joints);
      return { tokens: Math.round(tokens * factor), error };
    },
  };
}
