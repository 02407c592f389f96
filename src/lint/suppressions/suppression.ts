// What a comment that suppresses findings is, as data. Knows neither where comments stand nor which rules there are.

import type { SourceRange } from '#base/source-range';

/** As they are written after `<!-- `. */
export const DIRECTIVES = [
  'orgsim-disable-next-line',
  'orgsim-disable',
  'orgsim-enable',
  'orgsim-disable-file',
] as const;
export type Directive = (typeof DIRECTIVES)[number];

/** A rule as a comment names it: it need not exist. */
export interface NamedRule {
  readonly id: string;
  readonly range: SourceRange;
}

export interface Suppression {
  /** Null for a comment that begins like a suppression and is none. */
  readonly directive: Directive | null;
  /** The first word of the comment, as written. */
  readonly word: NamedRule;
  /** Empty for every rule (but those about suppressions themselves). */
  readonly rules: readonly NamedRule[];
  /** What stands after ` -- `, or null. */
  readonly reason: string | null;
  /** The whole comment. */
  readonly range: SourceRange;
  /** Of `orgsim-disable-next-line`: the next line that is neither blank nor a comment; null at the end of the file. */
  readonly nextLine: number | null;
}

/** The rules about suppressions: only a comment that names them reaches them, else a bare one would hide its own faults. */
export const RULES_ABOUT_SUPPRESSIONS: readonly string[] = [
  'suppression-unused',
  'suppression-without-reason',
];

/** What of a comment is judged by itself: each rule that it names; its first word when it names none. */
export function judgedParts({ rules, word }: Suppression): readonly NamedRule[] {
  return rules.length === 0 ? [word] : rules;
}
