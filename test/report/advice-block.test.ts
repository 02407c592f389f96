// The recommendations of a run: what a trial showed, what is left out and why, on any width.
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import type { RunReport } from '#main/run-report';
import type { AdviceGroup, Proof } from '#metrics/advice';
import { adviceLines } from '#report/advice-block';
import { PLAIN_STYLE } from '#report/style';
import { reportOf } from './run-report-sample.js';

const PROOF: Proof = {
  agents: 3,
  savingPerHour: 0.6,
  savingPerDay: 14.4,
  savingPerMonth: 432,
  latencyMedianBefore: 1,
  latencyMedianAfter: 0,
  latencyP95Before: 3,
  latencyP95After: 3,
  completionRateBefore: 0.98,
  completionRateAfter: 0.97,
  completionsBefore: 1234,
  completionsAfter: 1230,
};

const SWITCH: AdviceGroup = {
  agents: ['w-1', 'w-2'],
  name: 'Worker 1-2',
  kind: 'switch',
  from: 'polling',
  to: 'event-driven',
  reason: 'most polls find nothing',
  savingPerHour: 0.5,
  proof: PROOF,
  leftOut: null,
};
const GROUPS: readonly AdviceGroup[] = [
  SWITCH,
  {
    ...SWITCH,
    agents: ['lead'],
    name: 'Lead',
    kind: 'tune',
    from: 'max sleep 500 ticks',
    to: 'max sleep 1000 ticks',
    proof: {
      ...PROOF,
      latencyMedianBefore: null,
      latencyMedianAfter: null,
      completionsAfter: 1234,
    },
  },
  { ...SWITCH, name: 'Cook', proof: null, leftOut: 'not tried, only the 8 largest are' },
  { ...SWITCH, name: 'Clerk', proof: { ...PROOF, savingPerHour: null } },
  { ...SWITCH, name: 'Guard', kind: 'keep', to: 'polling', proof: { ...PROOF, savingPerHour: -1 } },
];

const linesOf = (
  groups: readonly AdviceGroup[],
  advising: Partial<RunReport['advising']> = {},
  columns: number | null = 80,
) => {
  const report = reportOf([]);
  const proved = {
    basis: 'proved',
    isBySize: true,
    isWithoutWork: false,
    trials: 4,
    refuted: 1,
    together: PROOF,
  } as const;
  return adviceLines(
    {
      ...report,
      summary: { ...report.summary, adviceGroups: groups },
      advising: { ...proved, ...advising },
    },
    { style: PLAIN_STYLE, columns, all: false },
  );
};

test('the whole block', async () => {
  const text = `${linesOf(GROUPS).join('\n')}\n`;
  await expect(text).toMatchFileSnapshot('../golden/run/recommendations.txt');
});

test.each([20, 40, 79])('%d columns are enough', (columns) => {
  const lines = linesOf(GROUPS, {}, columns).flatMap((line) => line.split('\n'));
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
});

test('one change is not told twice', () => {
  expect(linesOf([SWITCH]).join('\n')).not.toContain('All of it together');
});

test('where all was refuted, that is said; where there was nothing to try, nothing', () => {
  expect(linesOf([], { trials: 2, refuted: 2, together: null })).toEqual([
    'Each change was tried on the same orders (2 runs, 2 refuted). --advice quick',
    'only estimates.',
  ]);
  expect(linesOf([], { trials: 0, refuted: 0, together: null })).toEqual([]);
  expect(linesOf([], { basis: 'quick', trials: 0, refuted: 0 })).toEqual([]);
});

test('what nobody asked for says how to have it otherwise', () => {
  const foot = (advising: Partial<RunReport['advising']>) =>
    linesOf([SWITCH], advising, null).at(-1);
  expect(foot({ basis: 'quick' })).toMatch(/as this run is large: --advice proved tries/);
  expect(foot({ basis: 'quick', isBySize: false })).toMatch(/^Estimated from this run alone: /);
  expect(foot({})).toMatch(/--advice quick only estimates\.$/);
  expect(foot({ isBySize: false })).toMatch(/1 refuted\)\.$/);
});
