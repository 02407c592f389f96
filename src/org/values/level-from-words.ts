// The level that a role's name or title implies by its words. Knows no role.

import { letterPattern } from '#base/letter-pattern';

export interface ImpliedLevel {
  /** 4 when no word says otherwise. */
  readonly level: number;
  /** The word that decided, as the table writes it, or null. */
  readonly keyword: string | null;
  /** Whether that word makes the role a C-level one. */
  readonly isCLevel: boolean;
}

const DEFAULT_LEVEL = 4;

// In the order in which they are asked. The words of level 4 come last: that row is also `everything else`, so any other
// word says more (`Junior Developer`, `Agent Manager`).
const KEYWORDS_BY_LEVEL: readonly (readonly [level: number, keywords: string])[] = [
  [10, 'CEO COO CTO Owner Chief President Founder'],
  [9, 'CFO CMO CPO VP Director Head Talent'],
  [7, 'Lead Manager Supervisor Captain'],
  [6, 'Senior Principal Staff Architect'],
  [1, 'Junior Intern Assistant Trainee'],
  [4, 'Worker Engineer Agent Developer Designer Writer Analyst'],
];
const C_LEVEL_BELOW_10 = new Set(['CFO', 'CMO', 'CPO']);

const IN_ORDER: readonly (ImpliedLevel & { readonly word: string })[] = KEYWORDS_BY_LEVEL.flatMap(
  ([level, keywords]) =>
    keywords.split(' ').map((keyword) => ({
      word: keyword.toLowerCase(),
      level,
      keyword,
      isCLevel: level === 10 || C_LEVEL_BELOW_10.has(keyword),
    })),
);

const wordsOf = letterPattern(String.raw`[\p{L}\p{N}]+`, 'g');

/**
 * The level of the first keyword of the table that the name or title holds; whole words in any case. `Vice President` is
 * a VP.
 */
export function levelFromWords(name: string, title: string | null): ImpliedLevel {
  const text = `${name} ${title ?? ''}`.replace(/\bvice[\s-]+president/giu, 'VP');
  const lowered = text.toLowerCase();
  const words = new Set(lowered.match(wordsOf(lowered)));
  const first = IN_ORDER.find(({ word }) => words.has(word));
  if (first === undefined) return { level: DEFAULT_LEVEL, keyword: null, isCLevel: false };
  const { level, keyword, isCLevel } = first;
  return { level, keyword, isCLevel };
}
