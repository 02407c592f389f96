// `orgsim explain` and `orgsim lint --list-rules`: the pages of the rules, from the rules themselves.
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { RULES } from '#lint/rules/index';
import { runOrgsim } from './run-orgsim.js';

const explain = (...args: readonly string[]) => runOrgsim(['explain', ...args]);

test.each([
  ['text', ['wake-on-separator'], 'explain.txt'],
  ['markdown', ['wake-on-separator', '--format', 'markdown'], 'explain.md'],
  ['json', ['wake-on-separator', '--format', 'json'], 'explain.json'],
])('a page as %s', async (_format, args, golden) => {
  const { code, stdout, stderr } = explain(...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  await expect(stdout).toMatchFileSnapshot(`../golden/explain/${golden}`);
});

test('colour changes nothing but colour', () => {
  const env = { FORCE_COLOR: '1' };
  const { stdout } = runOrgsim(['explain', 'wake-on-separator'], { env });
  expect(stdout).toContain('\u001b[');
  expect(stripVTControlCharacters(stdout)).toBe(explain('wake-on-separator').stdout);
});

test('a narrow terminal wraps its prose', () => {
  const { stdout } = runOrgsim(['explain', 'unknown-key'], { env: { COLUMNS: '50' } });
  const [prose = ''] = stdout.split('Wrong');
  for (const line of prose.split('\n')) expect(line.length).toBeLessThanOrEqual(50);
});

test('every rule has a page, with a finding for each wrong example', () => {
  const pages = JSON.parse(explain('--all', '--format', 'json').stdout);
  expect(pages.map(({ id }: { id: string }) => id)).toEqual(RULES.map(({ id }) => id));
  for (const { id, bad, good } of pages) {
    expect(good.length, id).toBeGreaterThan(0);
    for (const { findings } of bad) {
      expect(findings.map(({ rule }: { rule: string }) => rule)).toContain(id);
    }
  }
});

test('several rules, and an id in capitals', () => {
  const { code, stdout } = explain('UNKNOWN-KEY', 'count-invalid');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^unknown-key {2}error\n.*\n\ncount-invalid {2}error\n/su);
});

test('an id that is none: exit 2, with the one that was meant', () => {
  expect(explain('unknown-wake-evnt')).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'error: There is no rule "unknown-wake-evnt".\nDid you mean unknown-wake-event? orgsim lint --list-rules lists them all.\n',
  });
  expect(explain('zzz').stderr).toBe(
    'error: There is no rule "zzz".\norgsim lint --list-rules lists them all.\n',
  );
});

test('the list of rules on a terminal of 80 columns', async () => {
  const { stdout } = runOrgsim(['lint', '--list-rules', '--no-config'], { env: { COLUMNS: '80' } });
  await expect(stdout).toMatchFileSnapshot('../golden/explain/list-rules.txt');
});

test('a rule that mends something has an example that shows it', () => {
  const { rules } = JSON.parse(explain('--format', 'json').stdout);
  const silent = RULES.filter((rule) => {
    const listed = rules.find(({ id }: { id: string }) => id === rule.id);
    return 'fix' in rule && listed.fix === null;
  });
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test('without an id it lists them, as lint --list-rules does', () => {
  const { code, stdout } = runOrgsim(['lint', '--list-rules', 'no-such-file.md']);
  expect(code).toBe(0);
  expect(stdout).toBe(explain().stdout);
  for (const { id, severity } of RULES) {
    expect(stdout).toMatch(new RegExp(`^${id} +${severity} `, 'mu'));
  }
  const json = JSON.parse(runOrgsim(['lint', '--list-rules', '--format', 'json']).stdout);
  expect(json.rules).toHaveLength(RULES.length);
  expect(json.rules[0]).toEqual({
    id: RULES[0]?.id,
    severity: RULES[0]?.severity,
    fix: expect.toSatisfy((fix) => [null, 'safe', 'suggested'].includes(fix)),
    summary: RULES[0]?.summary,
  });
});
