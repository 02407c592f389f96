import { expect, test } from 'vitest';
import { lintOrg } from '#main/lint-org';
import { fingerprints } from '#report/finding-fingerprints';

const HEAD = '# Acme\n\n## Structure\n\n';
const ANA = '### Ana\n\n- **Trigger:** event-driven\n- **Wake on:** blockers, orders\n\n';
const BO = '### Bo\n\n- **Trigger:** event-driven\n- **Wake on:** blockers, blockers, orders\n';

test('stay when lines come and go, whatever ends them', () => {
  const before = printsOf(HEAD + ANA + BO);
  expect(new Set(before).size).toBe(3);
  expect(printsOf(`${HEAD}Some prose.\n\n${ANA}${BO}`)).toEqual(before);
  expect(printsOf((HEAD + ANA + BO).replaceAll('\n', '\r\n'))).toEqual(before);
  expect(printsOf(`\ufeff${HEAD}${ANA}${BO}`)).toEqual(before);
});

test('those of a role stay when another role is mended or goes', () => {
  const [, ...ofBo] = printsOf(HEAD + ANA + BO);
  expect(printsOf(HEAD + BO)).toEqual(ofBo);
});

test('differ from file to file where the scope says so', () => {
  const [of] = [lintOrg({ name: 'ORG.md', text: HEAD + ANA })];
  expect(fingerprints(of, 'a')).not.toEqual(fingerprints(of, 'b'));
});

test('of many alike are all different', () => {
  const many = Array.from({ length: 300 }, () => 'blockers').join(', ');
  const prints = printsOf(`${HEAD}### Ana\n\n- **Wake on:** ${many}, tasks\n`);
  expect(prints.length).toBeGreaterThanOrEqual(300);
  expect(new Set(prints).size).toBe(prints.length);
});

test('a finding on a heading stands under that heading', () => {
  const text = `${HEAD}### Ana\n\n### Bo\n\n### Ana\n`;
  expect(printsOf(text)).toEqual(printsOf(`${HEAD}### Cy\n\n${text.slice(HEAD.length)}`));
});

function printsOf(text: string): readonly string[] {
  const prints = fingerprints(lintOrg({ name: 'ORG.md', text }));
  expect(prints.length).toBeGreaterThan(0);
  for (const print of prints) expect(print).toMatch(/^[0-9a-f]{32}$/);
  return prints;
}
