// One mistake at a time in good orgs: lint finds it, by the rule that should, where it is.
import { expect, test } from 'vitest';
import { RULES } from '#lint/rules/index';
import { CATALOGUE } from './lint/catalogue.js';
import { describeScore, goodOrgs, scoreMutations } from './lint/check-mutations.js';

test('the catalogue is large, names its mistakes, and knows the rules', () => {
  const names = CATALOGUE.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(120);
  const ids = RULES.map(({ id }) => id);
  expect(CATALOGUE.filter(({ rule }) => !ids.includes(rule))).toEqual([]);
});

test('nearly every mistake is caught where it is', () => {
  // The large org only makes it slower: it has its turn at night.
  const orgs = goodOrgs(4, 1).filter(([name]) => !name.startsWith('08-'));
  const score = scoreMutations(CATALOGUE, orgs, 1, 4);
  console.log(describeScore(score));
  expect(CATALOGUE.filter(({ name }) => !score.used.has(name)).map(({ name }) => name)).toEqual([]);
  expect(score.caught / score.injected, describeScore(score)).toBeGreaterThanOrEqual(0.99);
}, 60_000);
