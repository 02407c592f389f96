// Decides which findings comments suppress, and keeps what each comment was good for. Knows no rule's meaning.

import type { SourcePoint } from '#base/source-range';
import type { Directive, NamedRule, Suppression } from './suppression.js';
import { judgedParts, RULES_ABOUT_SUPPRESSIONS } from './suppression.js';

/** A comment as far as it concerns one rule. */
interface Word {
  readonly directive: Directive;
  readonly part: NamedRule;
  readonly suppression: Suppression;
}

/** No rule has this id. */
const ALL = '';

export class Suppressor {
  readonly #suppressions: readonly Suppression[];
  readonly #words = new Map<string, readonly Word[]>();
  readonly #used: Set<NamedRule>;

  /** In the order of the file. */
  constructor(suppressions: readonly Suppression[]) {
    this.#suppressions = suppressions;
    this.#used = new Set(endingParts(suppressions));
  }

  /** Whether any comment is about the rule. */
  concerns(rule: string): boolean {
    return this.#wordsOn(rule).length > 0;
  }

  /** Whether a finding of `rule` that starts there is suppressed; if so, the nearest comment that does it was used. */
  suppresses(rule: string, { line, offset }: SourcePoint): boolean {
    const words = this.#wordsOn(rule);
    const word =
      words.find(({ directive, suppression }) => {
        return directive === 'orgsim-disable-next-line' && suppression.nextLine === line;
      }) ??
      regionAt(words, offset) ??
      words.find(({ directive }) => directive === 'orgsim-disable-file');
    if (word === undefined) return false;
    this.#used.add(word.part);
    return true;
  }

  /** What of the comments was good for something: each rule they name, their first word when they name none. */
  get used(): ReadonlySet<NamedRule> {
    return this.#used;
  }

  #wordsOn(rule: string): readonly Word[] {
    const known = this.#words.get(rule);
    if (known !== undefined) return known;
    const words = this.#suppressions.flatMap((suppression) => {
      const { directive, rules, word } = suppression;
      if (directive === null) return [];
      const isBare = rules.length === 0 && !RULES_ABOUT_SUPPRESSIONS.includes(rule);
      const part = isBare ? word : rules.find(({ id }) => id === rule);
      return part === undefined ? [] : [{ directive, part, suppression }];
    });
    this.#words.set(rule, words);
    return words;
  }
}

/** What of the `orgsim-enable` comments ends something. */
function endingParts(suppressions: readonly Suppression[]): NamedRule[] {
  const open = new Set<string>();
  const ending: NamedRule[] = [];
  for (const suppression of suppressions) {
    const { directive, word } = suppression;
    for (const part of judgedParts(suppression)) {
      const rule = part === word ? ALL : part.id;
      if (directive === 'orgsim-disable') open.add(rule);
      if (directive !== 'orgsim-enable') continue;
      const isOpen = rule === ALL ? open.size > 0 : open.has(rule) || open.has(ALL);
      if (isOpen) ending.push(part);
      if (rule === ALL) open.clear();
      else open.delete(rule);
    }
  }
  return ending;
}

/** The `orgsim-disable` that holds at an offset, unless an `orgsim-enable` came after it. */
function regionAt(words: readonly Word[], offset: number): Word | undefined {
  const last = words.findLast(({ directive, suppression }) => {
    const isRegion = directive === 'orgsim-disable' || directive === 'orgsim-enable';
    return isRegion && suppression.range.end.offset <= offset;
  });
  return last?.directive === 'orgsim-disable' ? last : undefined;
}
