// What a provider once said of the tokens of a text, kept so that nobody needs to be asked twice. Reads and writes text only.

import type { TokenCounter } from '#cost/count-tokens';
import { sha256 } from '#io/hash-text';
import { joinBlocks } from '#models/prompt/types';

/** Counts by the fingerprint of model and text: the text itself is not kept. */
export type RememberedCounts = Map<string, number>;

export function countKey(model: string, text: string): string {
  return sha256(`${model}\u0000${text}`);
}

/** A damaged file is as good as none: its counts are asked for again. */
export function parseCounts(text: string | null): RememberedCounts {
  const counts: RememberedCounts = new Map();
  for (const [key, tokens] of Object.entries(countsIn(text))) {
    if (/^[0-9a-f]{64}$/.test(key) && Number.isSafeInteger(tokens) && Number(tokens) >= 0)
      counts.set(key, Number(tokens));
  }
  return counts;
}

/** Sorted, one a line, so that a change is easy to read. Ends with a line feed. */
export function formatCounts(counts: RememberedCounts): string {
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ version: 1, counts: Object.fromEntries(sorted) }, null, 2)}\n`;
}

/** Counts as the provider did, and asks `others` for the rest. */
export function createRememberedCounter(
  counts: RememberedCounts,
  others: TokenCounter,
): TokenCounter {
  return {
    count(model, blocks) {
      const tokens = counts.get(countKey(model, joinBlocks(blocks)));
      return tokens === undefined ? others.count(model, blocks) : { tokens, error: 0 };
    },
  };
}

function countsIn(text: string | null): object {
  if (text === null) return {};
  try {
    const { version, counts } = JSON.parse(text) as { version?: unknown; counts?: unknown };
    return version === 1 && typeof counts === 'object' && counts !== null ? counts : {};
  } catch {
    return {};
  }
}
