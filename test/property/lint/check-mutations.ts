// Puts each mistake of the catalogue into a good org and says which of them lint did not find where they are.

import { loadOrg } from '#main/load-org';
import type { Mutation } from './mutation.js';

export interface MutationScore {
  readonly injected: number;
  readonly caught: number;
  /** One line for each mistake that was not found, or not there. */
  readonly misses: readonly string[];
  /** Names of mistakes that found a place. */
  readonly used: ReadonlySet<string>;
}

/** `grounds` are good orgs by name. Each mistake is put into each of them once, at a place that `seed` chooses. */
export function scoreMutations(
  mutations: readonly Mutation[],
  grounds: readonly (readonly [name: string, text: string])[],
  seed: number,
): MutationScore {
  let [injected, caught] = [0, 0];
  const misses: string[] = [];
  const used = new Set<string>();
  grounds.forEach(([ground, text], index) => {
    const loaded = loadOrg({ name: ground, text });
    mutations.forEach((mutation, turn) => {
      const mutant = mutation.mutate({ text, loaded, dice: seed + index * 31 + turn * 7 });
      if (mutant === null) return;
      injected += 1;
      used.add(mutation.name);
      const { findings } = loadOrg({ name: ground, text: mutant.text });
      const hits = findings.filter(({ rule }) => rule === mutation.rule);
      const isCaught = hits.some(
        ({ range }) => range.start.offset === mutant.start && range.end.offset === mutant.end,
      );
      if (isCaught) caught += 1;
      else {
        const found = findings.map(
          ({ rule, range }) =>
            `${rule} at "${mutant.text.slice(range.start.offset, range.end.offset)}"`,
        );
        misses.push(
          `${ground}: ${mutation.name}; found ${found.slice(0, 4).join(', ') || 'nothing'}`,
        );
      }
    });
  });
  return { injected, caught, misses, used };
}
