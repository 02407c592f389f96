// Names and what they mean: one way to look a written name up, and to suggest the one that was meant.
// Knows no name itself.
import { didYouMean } from '#base/did-you-mean';
import { canonicalKey } from '#document/canonical-key';

/** Known names with their meanings. Case, spaces, `-` and `_` make no difference. */
export interface NameTable<T> {
  find(written: string): T | undefined;
  /** The name most likely meant, as the table writes it, or null. */
  suggest(written: string): string | null;
}

/** Of two equal names the first entry wins. */
export function nameTable<T>(entries: Iterable<readonly [name: string, meaning: T]>): NameTable<T> {
  const names: string[] = [];
  const meanings = new Map<string, T>();
  for (const [name, meaning] of entries) {
    names.push(name);
    const key = canonicalKey(name);
    if (!meanings.has(key)) meanings.set(key, meaning);
  }
  return {
    find: (written) => meanings.get(canonicalKey(written)),
    suggest: (written) => didYouMean(written, names),
  };
}
