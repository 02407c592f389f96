// The metrics view: out of range is marked by a sign, not by colour alone; figures stay whole where there is little room.
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { formatMetricsText } from '#report/metrics-text';
import { loadStyle, PLAIN_STYLE } from '#report/style';
import { agentOf } from '../cost/sample-org.js';
import type { Hour } from './run-report-sample.js';
import { coo, DASHBOARD, reportOf } from './run-report-sample.js';

const SLEEPY: readonly Hour[] = [
  {
    agent: agentOf({ id: 'safe', name: 'Safe', trigger: { mode: 'event-driven' } }),
    events: 20,
    empty: 2,
  },
  ...DASHBOARD,
  {
    agent: agentOf({ id: 'full', name: 'Full', trigger: { mode: 'event-driven' } }),
    events: 3,
    pending: 7,
  },
];

const plain = (columns: number | null, all = false) => ({ style: PLAIN_STYLE, columns, all });
const textOf = (hours: readonly Hour[], columns: number | null = 100) =>
  formatMetricsText(reportOf(hours), plain(columns));

test('the whole view', async () => {
  await expect(textOf(SLEEPY)).toMatchFileSnapshot('../golden/run/metrics.txt');
});

test('the mark stands behind the value that is outside', () => {
  const text = textOf(SLEEPY);
  expect(text).toMatch(/│ Safe .*│ +10% ⚠ │/);
  expect(text).toMatch(/│ Full .*│ +7 ⚠ │/);
  expect(text).toMatch(/│ Worker 3 .*│ 55\.0% ⚠ │/);
  expect(text).toMatch(/│ Worker 2 .*│ +9\.2% {3}│/);
  expect(text).toContain('⚠ Outside of the healthy ranges: 3 of 8 agents.');
});

test('nothing outside is said', () => {
  const text = textOf([{ agent: coo, events: 4 }]);
  expect(text).toContain('No agent is outside of the healthy ranges: Queue below 5;');
  expect(text).not.toContain('⚠');
});

test.each([40, 60, 80, 100])('%d columns are enough', (columns) => {
  const lines = textOf(SLEEPY, columns).split('\n');
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
});

test('in 40 columns the queue, the cost and idle polls are left, and it says so', () => {
  const text = textOf(SLEEPY, 40);
  expect(text).toMatch(/^Agent +Queue +Cost\/act +Idle$/m);
  expect(text).toContain('fewer columns');
});

test('a group shows the mean and how many are outside', () => {
  const workers = Array.from({ length: 34 }, (_, at) => ({
    agent: agentOf({ id: `w-${at}`, name: `W ${at}`, reportsTo: 'coo' }),
    busyPolls: at < 30 ? 120 : 60,
  }));
  const hours = [{ agent: coo, events: 4 }, ...workers];
  const grouped = textOf(hours);
  expect(grouped).toMatch(/34 without reports .*│ 5\.9% ⚠4 │/);
  expect(grouped).toContain('Rows of several agents show the mean');
  const all = formatMetricsText(reportOf(hours, {}, true), plain(100, true));
  expect(all).toMatch(/│ W 33 .*│ 50% ⚠ │/);
});

test('colour changes nothing but colour', async () => {
  const style = await loadStyle(true);
  const coloured = formatMetricsText(reportOf(SLEEPY), { style, columns: 100, all: false });
  expect(coloured).toContain('\u001b[');
  expect(stripVTControlCharacters(coloured)).toBe(textOf(SLEEPY));
});
