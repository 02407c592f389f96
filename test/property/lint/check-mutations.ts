// Puts each mistake of the catalogue into good orgs and says which of them lint did not find where they are.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { loadOrg } from '#main/load-org';
import type { Mutation } from './mutation.js';
import { soundOrg } from './sound-org.js';

/** A good org by its name. */
export type NamedOrg = readonly [name: string, text: string];

export interface MutationScore {
  readonly injected: number;
  readonly caught: number;
  /** One line for each mistake that was not found, or not there. */
  readonly misses: readonly string[];
  /** Names of mistakes that found a place. */
  readonly used: ReadonlySet<string>;
}

const ORGS = fileURLToPath(new URL('../../../orgs/', import.meta.url));

/** Every org of orgs/, and `generated` random ones. */
export function goodOrgs(generated: number, seed: number): readonly NamedOrg[] {
  const written = readdirSync(ORGS).map(
    (name): NamedOrg => [name, readFileSync(join(ORGS, name, 'ORG.md'), 'utf8')],
  );
  const random = fc.sample(soundOrg, { numRuns: generated, seed });
  return [...written, ...random.map((text, n): NamedOrg => [`generated ${seed}/${n}`, text])];
}

/**
 * Each mistake is put once, at a place that `seed` chooses, into `each` of the orgs in turn; into all of them when left
 * out.
 */
export function scoreMutations(
  mutations: readonly Mutation[],
  orgs: readonly NamedOrg[],
  seed: number,
  each = orgs.length,
): MutationScore {
  const grounds = orgs.map(([name, text]) => ({
    name,
    text,
    loaded: loadOrg({ name, text }),
  }));
  let [injected, caught] = [0, 0];
  const misses: string[] = [];
  const used = new Set<string>();
  mutations.forEach((mutation, turn) => {
    let tried = 0;
    for (let step = 0; step < grounds.length && tried < each; step++) {
      const ground = grounds[(turn + step + seed) % grounds.length];
      const mutant = ground && mutation.mutate({ ...ground, dice: seed + turn * 7 + step * 31 });
      if (ground === undefined || mutant === null || mutant === undefined) continue;
      tried += 1;
      injected += 1;
      used.add(mutation.name);
      const { findings } = loadOrg({ name: ground.name, text: mutant.text });
      const places = findings.map(({ rule, range: { start, end } }) => ({
        rule,
        start: start.offset,
        end: end.offset,
      }));
      const isCaught = places.some(
        ({ rule, start, end }) =>
          rule === mutation.rule && start === mutant.start && end === mutant.end,
      );
      if (isCaught) caught += 1;
      else {
        const found = places.map(
          ({ rule, start, end }) => `${rule} at "${mutant.text.slice(start, end)}"`,
        );
        misses.push(
          `${ground.name}: ${mutation.name}; found ${found.slice(0, 4).join(', ') || 'nothing'}`,
        );
      }
    }
  });
  return { injected, caught, misses, used };
}

/** `1,700 of 1,710 mistakes caught (99.4 %)`, and the others a line each. */
export function describeScore({ injected, caught, misses }: MutationScore): string {
  const percent = ((100 * caught) / injected).toFixed(1);
  return [`${caught} of ${injected} mistakes caught (${percent} %)`, ...misses].join('\n');
}
