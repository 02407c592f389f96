// Stable ids from names in any script. Knows nothing of the chart; uniqueness is decided where all names are known.

// Latin letters that Unicode does not take apart into a base letter and a mark.
const FOLDED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
};

/** `Rosa Marín` is `rosa-marin`; null when the text holds no Latin letter or digit. */
export function slugOf(text: string): string | null {
  const slug = foldLatin(text)
    .replaceAll(/['’]/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  return slug === '' ? null : slug;
}

/** The id of a name: its slug, else `agent-` and a hash of the name; null for a blank name. */
export function agentIdOf(name: string): string | null {
  const trimmed = name.trim();
  return trimmed === ''
    ? null
    : (slugOf(trimmed) ?? `agent-${shortHash(trimmed.normalize('NFC'))}`);
}

/** Names that differ only in case, accents, spaces, `-` and `_` are the same reference. */
export function referenceKey(name: string): string {
  return foldLatin(name)
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim();
}

function foldLatin(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøđðþłħıŋ]/gu, (letter) => FOLDED[letter] ?? letter);
}

/** 32 bits of FNV-1a over UTF-16 units, in base 36: short, and the same on every machine. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(7, '0');
}
