// Whether a text is about a domain. Plain words, any script; knows no agents.

/**
 * How well a domain fits a text: the letters of those of its comma-separated terms that the text holds as whole words,
 * in any case. 0 when it holds none.
 */
export function domainFit(domain: string | null, text: string): number {
  return termsFit(domainTerms(domain), text.toLowerCase());
}

/** The terms of a domain, in lower case. */
export function domainTerms(domain: string | null): readonly string[] {
  if (domain === null) return [];
  return domain
    .toLowerCase()
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== '');
}

/** The letters of those terms that the text, in lower case, holds as whole words. */
export function termsFit(terms: readonly string[], lowered: string): number {
  return terms.reduce((sum, term) => sum + (holdsWords(lowered, term) ? term.length : 0), 0);
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;

function holdsWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const isInsideWord =
      WORD_CHARACTER.test(text.charAt(at - 1)) ||
      WORD_CHARACTER.test(text.charAt(at + words.length));
    if (!isInsideWord) return true;
  }
  return false;
}
