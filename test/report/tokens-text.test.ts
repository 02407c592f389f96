// The dashboard of the token note comes out with the note's own figures, and fits where there is little room.
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { TokenOverview } from '#metrics/token-overview';
import { drawHours, spanHours } from '#report/hour-bars';
import { loadStyle, PLAIN_STYLE } from '#report/style';
import { formatTokenOverview, formatTokensText } from '#report/tokens-text';
import { agentOf } from '../cost/sample-org.js';
import { DASHBOARD, reportOf } from './run-report-sample.js';

const row = (name: string, active: number, tokens: number, tasks: number) => ({
  name,
  department: null,
  count: 1,
  active,
  tokens,
  tasks,
});

// The note's typical day, 107K tokens, scaled to what its dashboard shows.
const BY_HOUR = [
  70, 70, 70, 70, 70, 68, 1390, 1390, 1390, 5560, 5560, 5560, 209, 3650, 3650, 3650, 3641, 2084,
  2084, 2080, 557, 557, 557, 579,
];

const NOTE: TokenOverview = {
  rows: [
    row('claude-code-cli', 0, 12_543, 8),
    row('claude-desktop', 1, 23_101, 12),
    row('cursor-ide', 0, 8922, 6),
  ],
  tokens: 44_566,
  tasks: 26,
  budgetRemaining: 150_000 - 44_566,
  efficiency: 0.978,
  byTrigger: [
    { trigger: 'task_assigned', tokens: 24_066 },
    { trigger: 'completion_received', tokens: 12_500 },
    { trigger: 'code_changed', tokens: 8000 },
  ],
  byHour: BY_HOUR,
  peakHours: [9, 10, 11, 13, 14, 15, 16, 17, 18, 19],
};

const plain = (columns: number | null) => ({ style: PLAIN_STYLE, columns });

describe('the figures of the note', () => {
  test.each([80, 40])('in %d columns', async (columns) => {
    const text = `${formatTokenOverview(NOTE, plain(columns))}\n`;
    await expect(text).toMatchFileSnapshot(`../golden/run/tokens-${columns}.txt`);
    const widest = Math.max(...text.split('\n').map((line) => stringWidth(line)));
    expect(widest).toBeLessThanOrEqual(columns);
  });

  test.each([
    ['claude-code-cli', 'Dormant', '12,543', '8'],
    ['claude-desktop', 'Active', '23,101', '12'],
    ['cursor-ide', 'Dormant', '8,922', '6'],
    ['Total', '44,566', '26'],
    ['Budget Remaining', '105,434'],
    ['Efficiency', '97.8%'],
  ])('the row of %s', (...cells) => {
    const rows = formatTokenOverview(NOTE, plain(80))
      .split('\n')
      .map((line) => line.split('│').flatMap((cell) => (cell.trim() === '' ? [] : [cell.trim()])));
    expect(rows).toContainEqual(cells);
  });

  test('colour changes nothing but colour', async () => {
    const style = await loadStyle(true);
    const coloured = formatTokenOverview(NOTE, { style, columns: 80 });
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(formatTokenOverview(NOTE, plain(80)));
  });
});

test('what is not known is a dash, and a night without tokens draws no bars', () => {
  const empty = { tokens: 0, byTrigger: [], byHour: new Array<number>(24).fill(0), peakHours: [] };
  const text = formatTokenOverview(
    { ...NOTE, ...empty, budgetRemaining: null, efficiency: null },
    plain(80),
  );
  expect(text).toMatch(/Budget Remaining │ +│ +- │/);
  expect(text).toMatch(/Efficiency +│ +│ +- │/);
  expect(text).not.toContain('hour of the day');
});

test('several agents in one row are counted', () => {
  const workers = Array.from({ length: 40 }, (_, at) => ({
    agent: agentOf({
      id: `w-${at}`,
      name: `W ${at}`,
      reportsTo: 'lead',
      trigger: { mode: 'event-driven' },
    }),
    events: 2,
    pending: at < 3 ? 1 : 0,
  }));
  const hours = [{ agent: agentOf({ id: 'lead', name: 'Lead' }), busyPolls: 60 }, ...workers];
  const text = formatTokensText(reportOf(hours), { ...plain(80), all: false });
  expect(text).toMatch(/40 without reports │ 3\/40 active │ +400,000 │ /);
  expect(text).toContain('Rows of several agents show sums; --all shows each agent.');
});

test('the view says first that it is a dry run, and last what it rests on', () => {
  const lines = formatTokensText(reportOf(DASHBOARD), { ...plain(80), all: false }).split('\n');
  expect(lines[0]).toBe('Dry run: models are not called and nothing is paid.');
  expect(lines.at(-2)).toMatch(/^Time: from/);
});

describe('hours', () => {
  test('the most is a full bar, next to nothing the lowest, nothing a blank', () => {
    const amounts = new Array<number>(24).fill(0);
    [amounts[0], amounts[1], amounts[2]] = [800, 1, 400];
    expect(drawHours(amounts, [0, 2], 1, PLAIN_STYLE)).toEqual([
      '█▁▄',
      '^ ^',
      '00    06    12    18',
    ]);
  });

  test.each([
    [[], 'none'],
    [[9], '09-10'],
    [[9, 10, 11, 13, 23], '09-12, 13-14, 23-24'],
  ])('%j is told as %s', (hours, text) => {
    expect(spanHours(hours)).toBe(text);
  });
});
