// What the parser made of the last texts: a file that is read again, after a key was pressed or a fix was made, is mostly the
// one before. Changes no result, only how soon it is there.

import type { RootContent } from 'mdast';

type Memory = Map<string, readonly RootContent[]>;

/** Characters of source in each half of the memory; their trees take some fifty times as many bytes. */
const LENGTH_MAX = 256 * 1024;

/** A longer text than this is rare, and would push out many others. */
const TEXT_MAX = 32 * 1024;

/** What was used lately is in `young`; what was not goes when `young` is full. */
let young: Memory = new Map();
let old: Memory = new Map();
let youngLength = 0;

/** The blocks of `text` under the link labels `known`, made only where they are not remembered. Nobody may change them. */
export function rememberBlocks(
  known: string,
  text: string,
  make: () => readonly RootContent[],
): readonly RootContent[] {
  if (known.length + text.length > TEXT_MAX) return make();
  const key = `${known}\n${text}`;
  const recent = young.get(key);
  if (recent !== undefined) return recent;
  const blocks = old.get(key) ?? make();
  if (youngLength + key.length > LENGTH_MAX) {
    old = young;
    young = new Map();
    youngLength = 0;
  }
  young.set(key, blocks);
  youngLength += key.length;
  return blocks;
}
