import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import type { Finding } from '#lint/finding';
import { countSeverities } from '#lint/finding';
import type { LintResult } from '#main/lint-org';
import { formatFindingsStylish } from '#report/findings-stylish';
import { loadStyle, PLAIN_STYLE } from '#report/style';
import { findingIn, rangeOf } from './finding-in.js';

const SOURCE = `# Acme

## Structure

### Backend Lead

- **Wake on:** blockers, tasks
- **Model:** claude-opus
- **model:** 調査員\u001b[2J
`;

const BLOCKERS = findingIn(SOURCE, 'blockers', {
  advice: 'known: escalations, completions, tasks, messages, orders',
});
const DUPLICATE = findingIn(SOURCE, 'model', {
  rule: 'duplicate-key',
  severity: 'warning',
  message: '"model" stands twice in Backend Lead: the first one is in force',
  advice: 'keep one of the two lines',
  related: [{ message: 'first stated here', range: rangeOf(SOURCE, 'Model') }],
});
const MODEL = findingIn(SOURCE, '調査員\u001b[2J', {
  rule: 'model-unknown',
  message: '"調査員\u001b[2J" is not a known model; Backend Lead would run on its default model',
  advice: null,
});

test('in the look of the tools it follows', async () => {
  await expect(format([BLOCKERS, DUPLICATE, MODEL], null)).toMatchFileSnapshot(golden('unlimited'));
});

test.each([80, 50, 40])('wrapped to %i columns', async (columns) => {
  const text = format([BLOCKERS, DUPLICATE, MODEL], columns);
  const wide = text.split('\n').filter((line) => stringWidth(line) > columns);
  expect(wide).toEqual([]);
  await expect(text).toMatchFileSnapshot(golden(`${columns}-columns`));
});

test('line and column numbers of different lengths line up', async () => {
  const source = `${'\n'.repeat(98)}- **Mode:** x\n- **Model:** claude-opos and more\n\n- y\n`;
  const findings = ['x', 'opos', 'y'].map((at) => findingIn(source, at, { advice: null }));
  await expect(format(findings, null, source)).toMatchFileSnapshot(golden('numbers'));
});

test('nothing raw from the file reaches the terminal, its name included', () => {
  const result = lintResult([MODEL], SOURCE, 'a\u001b]0;x\u0007.md');
  const text = formatFindingsStylish(result, { style: PLAIN_STYLE, columns: 40 });
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

test('colour changes nothing but colour', async () => {
  const style = await loadStyle(true);
  const result = lintResult([BLOCKERS, DUPLICATE, MODEL], SOURCE);
  const colored = formatFindingsStylish(result, { style, columns: 50 });
  expect(colored).toContain('\u001b[31m');
  expect(stripVTControlCharacters(colored)).toBe(
    formatFindingsStylish(result, { style: PLAIN_STYLE, columns: 50 }),
  );
});

test('says what was checked when there is nothing to say', () => {
  const files = [1, 1203].map((agents) => ({ name: 'ORG.md', source: '', agents, findings: [] }));
  const result = { files, agents: 1204, counts: countSeverities([]), fixable: 0 };
  const text = formatFindingsStylish(result, { style: PLAIN_STYLE, columns: null });
  expect(text).toBe('2 files, 1,204 agents: no problems\n');
});

test('several files stand apart, those without findings are not listed', () => {
  const files = ['a.md', 'b.md', 'c.md'].map((name, i) => ({
    name,
    source: SOURCE,
    agents: 1,
    findings: i === 1 ? [] : [BLOCKERS],
  }));
  const result = { files, agents: 3, counts: { error: 2, warning: 0, info: 1 }, fixable: 1 };
  const lines = formatFindingsStylish(result, { style: PLAIN_STYLE, columns: null }).split('\n');
  expect(lines[0]).toBe('a.md');
  expect(lines.slice(4, 6)).toEqual(['', 'c.md']);
  expect(lines.slice(-2)).toEqual([
    '3 files, 3 agents: 2 errors, 1 info (1 fixable). More: orgsim explain unknown-wake-event',
    '',
  ]);
});

function format(findings: readonly Finding[], columns: number | null, source = SOURCE): string {
  return formatFindingsStylish(lintResult(findings, source), { style: PLAIN_STYLE, columns });
}

function lintResult(findings: readonly Finding[], source: string, name = 'ORG.md'): LintResult {
  const files = [{ name, source, agents: 1, findings }];
  return { files, agents: 1, counts: countSeverities(findings), fixable: 0 };
}

function golden(name: string): string {
  return `../golden/lint/stylish-${name}.txt`;
}
