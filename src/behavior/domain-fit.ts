// Whether a text is about a domain. Plain words, any script; knows no agents.

/**
 * How well a domain fits a text: the letters of those of its comma-separated terms that the text holds as whole words,
 * in any case. 0 when it holds none.
 */
export function domainFit(domain: string | null, text: string): number {
  if (domain === null) return 0;
  const lowered = text.toLowerCase();
  return domain
    .toLowerCase()
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== '' && holdsWords(lowered, term))
    .reduce((letters, term) => letters + term.length, 0);
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
