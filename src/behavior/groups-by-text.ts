// Which group of candidates a text concerns, worked out once for all texts that differ in nothing that matters.

import type { Candidate } from './candidate.js';
import { findLeastBusy, LeastBusy } from './least-busy.js';

/** Texts that are remembered: more than an org has domains, and too few to fill the memory. */
const TEXTS_MAX = 1000;
/** Members up to which looking at all of them is quicker than a tournament after each task. */
const SMALL = 8;
const NUMBERS = /[0-9]+/g;

interface Group<C> {
  /** Who has least to do, or null when the group is empty. */
  first(): C | null;
}

export class GroupsByText<C extends Candidate> {
  readonly #termsOf: () => readonly string[];
  readonly #choose: (text: string) => readonly C[];
  readonly #byText = new Map<string, Group<C>>();
  readonly #byMembers = new Map<string, Group<C>>();
  #significance: Significance | null = null;

  /** What `choose` gives hangs on which of these terms a text holds as whole words, and on nothing else. */
  constructor(termsOf: () => readonly string[], choose: (text: string) => readonly C[]) {
    this.#termsOf = termsOf;
    this.#choose = choose;
  }

  groupFor(text: string): Group<C> {
    this.#significance ??= significanceFor(this.#termsOf());
    const key = this.#significance(text);
    const known = this.#byText.get(key);
    if (known !== undefined) return known;
    const members = this.#choose(text);
    if (this.#byText.size >= TEXTS_MAX) return groupWithoutTournament(members);
    const group = this.#groupOf(members);
    this.#byText.set(key, group);
    return group;
  }

  #groupOf(members: readonly C[]): Group<C> {
    const key = members.map(({ place }) => place).join();
    const known = this.#byMembers.get(key);
    if (known !== undefined) return known;
    const group =
      members.length <= SMALL ? groupWithoutTournament(members) : new LeastBusy(members);
    this.#byMembers.set(key, group);
    return group;
  }
}

function groupWithoutTournament<C extends Candidate>(members: readonly C[]): Group<C> {
  return { first: () => findLeastBusy(members) };
}

/** All of a text that matters. */
type Significance = (text: string) => string;

// The number of an order says nothing about whom it concerns, unless a domain has numbers in it.
function significanceFor(terms: readonly string[]): Significance {
  if (terms.length === 0) return () => '';
  if (terms.some((term) => /[0-9]/.test(term))) return (text) => text;
  return (text) => text.replace(NUMBERS, '0');
}
