// The singular of a heading's last word, for the members of a Count. English plurals; other words stay as they are.

import { letterPattern } from '#base/letter-pattern';

const IRREGULAR: Readonly<Record<string, string>> = {
  people: 'person',
  salespeople: 'salesperson',
  men: 'man',
  women: 'woman',
  children: 'child',
  movies: 'movie',
  rookies: 'rookie',
  cookies: 'cookie',
  gurus: 'guru',
};

/** Words that end in s and are no plurals. */
const uncounted = letterPattern(
  '^(?:.*(?:ss|us|is)|(?:dev|sec|fin|ml|data|git|ai|sys)?ops|sales|news|series|logistics|analytics)$',
  'i',
);

const ENDINGS = (
  [
    ['(?<=^[tpdl]ie)s$', ''],
    ['(?<=[^aeiou])ies$', 'y'],
    ['(?<=analy|synthe|the)ses$', 'sis'],
    ['(?<=stat|camp|vir)uses$', 'us'],
    ['(?<=ss|sh|ch|x)es$', ''],
    ['(?<=(?:her|potat|ech))oes$', 'o'],
    ['s$', ''],
  ] as const
).map(([source, replacement]) => [letterPattern(source, 'i'), replacement] as const);

const wordAtEnd = letterPattern(String.raw`[\p{L}\p{N}]+$`);

/** `Backend Workers` is `Backend Worker`; a heading that is not plural is given back unchanged. */
export function singularOf(heading: string): string {
  const lastWord = wordAtEnd(heading).exec(heading)?.[0];
  if (lastWord === undefined) return heading;
  return heading.slice(0, -lastWord.length) + singularWord(lastWord);
}

function singularWord(word: string): string {
  const irregular = IRREGULAR[word.toLowerCase()];
  if (irregular !== undefined) {
    return word[0] === word[0]?.toUpperCase() ? capitalized(irregular) : irregular;
  }
  // `QAs` loses its s, `AWS` is a name.
  const isName = word.length < 3 || word === word.toUpperCase() || uncounted(word).test(word);
  if (isName) return word;
  const ending = ENDINGS.find(([pattern]) => pattern(word).test(word));
  if (ending === undefined) return word;
  const [pattern, replacement] = ending;
  return word.replace(pattern(word), replacement);
}

function capitalized(word: string): string {
  return `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;
}
