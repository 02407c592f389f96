// One suggestion for a misspelt name, or none. Order of trust: case, edit distance, the same words in another order.

/** The known name that was most likely meant, or null. A tie of two different names is no suggestion. */
export function didYouMean(written: string, known: readonly string[]): string | null {
  const word = written.trim().toLowerCase();
  if (word === '') return null;
  const sameButForCase = known.find((name) => name.toLowerCase() === word);
  if (sameButForCase !== undefined) return sameButForCase;
  return nearest(word, known) ?? sameWords(word, known);
}

function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  let isTied = false;
  for (const name of known) {
    const limit = Math.floor(Math.max(word.length, name.length, 3) / 3);
    if (Math.abs(word.length - name.length) > limit) continue;
    const distance = editDistance(word, name.toLowerCase());
    if (distance > limit) continue;
    // Of two equally near names the one of the same length is the likelier slip (`Modle` is Model, not Mode).
    const rank = distance + (name.length === word.length ? 0 : 0.5);
    if (rank < bestDistance) [best, bestDistance, isTied] = [name, rank, false];
    else if (rank === bestDistance) isTied = true;
  }
  return isTied ? null : best;
}

function sameWords(word: string, known: readonly string[]): string | null {
  const sorted = sortWords(word);
  return known.find((name) => sortWords(name.toLowerCase()) === sorted) ?? null;
}

function sortWords(text: string): string {
  return text
    .split(/[\s_-]+/u)
    .sort()
    .join(' ');
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours cost 1. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, substitution);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
