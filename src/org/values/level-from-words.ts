// The level that a role's name or title implies by its words. Knows no role.

export interface ImpliedLevel {
  /** 4 when no word says otherwise. */
  readonly level: number;
  /** The word that decided, as the table writes it, or null. */
  readonly keyword: string | null;
  /** Whether that word makes the role a C-level one. */
  readonly isCLevel: boolean;
}

const DEFAULT_LEVEL = 4;

const KEYWORDS_BY_LEVEL: readonly (readonly [level: number, keywords: string])[] = [
  [10, 'CEO COO CTO Owner Chief President Founder'],
  [9, 'CFO CMO CPO VP Director Head Talent'],
  [7, 'Lead Manager Supervisor Captain'],
  [6, 'Senior Principal Staff Architect'],
  [4, 'Worker Engineer Agent Developer Designer Writer Analyst'],
  [1, 'Junior Intern Assistant Trainee'],
];
const C_LEVEL_BELOW_10 = new Set(['CFO', 'CMO', 'CPO']);

const IMPLIED = new Map<string, ImpliedLevel>(
  KEYWORDS_BY_LEVEL.flatMap(([level, keywords]) =>
    keywords.split(' ').map((keyword) => {
      const isCLevel = level === 10 || C_LEVEL_BELOW_10.has(keyword);
      return [keyword.toLowerCase(), { level, keyword, isCLevel }] as const;
    }),
  ),
);

/**
 * The level of the first keyword in the name, else in the title; whole words in any case, also in the plural (`Interns`
 * with a Count). `Vice President` is a VP.
 */
export function levelFromWords(name: string, title: string | null): ImpliedLevel {
  for (const text of [name, title ?? '']) {
    for (const word of text.replace(/\bvice[\s-]+president/giu, 'VP').match(/[\p{L}\p{N}]+/gu) ??
      []) {
      const key = word.toLowerCase();
      const implied = IMPLIED.get(key) ?? IMPLIED.get(key.replace(/s$/u, ''));
      if (implied !== undefined) return implied;
    }
  }
  return { level: DEFAULT_LEVEL, keyword: null, isCLevel: false };
}
