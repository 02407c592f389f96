// The level that a role's name or title implies.

export interface ImpliedLevel {
  /** 4 when no word says otherwise. */
  readonly level: number;
  /** The word that decided, as the table writes it, or null. */
  readonly keyword: string | null;
  /** Whether that word makes the role a C-level one. */
  readonly isCLevel: boolean;
}

export function levelFromWords(name: string, title: string | null): ImpliedLevel {
  throw new Error(`not written yet: ${name} ${title}`);
}
