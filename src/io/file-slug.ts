// Names from anywhere as names of files that are safe everywhere, and still readable. Knows no folder.

import { sha256 } from './hash-text.js';

const LENGTH_MAX = 64;
const HASH_DIGITS = 8;
/** Devices on Windows, whatever stands behind a dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const HASHED = new RegExp(`-[0-9a-f]{${HASH_DIGITS}}$`);

/**
 * Only `a` to `z`, digits and hyphens, 1 to 64 of them. A name that already is so stays as it is; every other one ends in a
 * part of its SHA-256, so that two names do not become one.
 */
export function fileSlug(name: string): string {
  const words = slugWords(name);
  const isUnsafe = words === '' || words.length > LENGTH_MAX || RESERVED.test(words);
  // What looks as if it had a hash gets one: nobody can name a file as that of another name.
  if (words === name && !isUnsafe && !HASHED.test(words)) return words;
  const hash = sha256(name).slice(0, HASH_DIGITS);
  const room = words.slice(0, LENGTH_MAX - HASH_DIGITS - 1).replace(/-+$/, '');
  return room === '' ? `x-${hash}` : `${room}-${hash}`;
}

/** What can be read of a text in such a name: `Ship the beta!` is `ship-the-beta`, and what is not Latin is nothing. */
export function slugWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
