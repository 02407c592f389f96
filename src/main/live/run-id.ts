// The name of a run: when it began, what it is about, and something by chance. Sorts by time, and can be read and typed.

const WORDS_MAX = 32;

/** `2026-11-27-1432-ship-the-beta-7f3a`, of a moment in ISO 8601; `words` and `suffix` are of `a` to `z`, digits and hyphens. */
export function runId(at: string, words: string, suffix: string): string {
  const day = at.slice(0, 10);
  const minute = at.slice(11, 16).replace(':', '');
  return [day, minute, shorten(words), suffix].filter((part) => part !== '').join('-');
}

/** Whole words, as many as there is room for. */
function shorten(words: string): string {
  if (words.length <= WORDS_MAX) return words;
  const cut = words.slice(0, WORDS_MAX + 1);
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : cut.slice(0, WORDS_MAX);
}
