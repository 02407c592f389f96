// The dashboard of the design note comes out as the note prints it, and stays readable where there is little room.
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { formatRunText } from '#report/run-text';
import { loadStyle, PLAIN_STYLE } from '#report/style';
import { agentOf } from '../cost/sample-org.js';
import type { Hour } from './run-report-sample.js';
import { coo, DASHBOARD, reportOf } from './run-report-sample.js';

const plain = (columns: number | null = 100, all = false) => ({ style: PLAIN_STYLE, columns, all });
const textOf = (hours: readonly Hour[], columns: number | null = 100) =>
  formatRunText(reportOf(hours), plain(columns));

test('the whole report', async () => {
  await expect(textOf(DASHBOARD)).toMatchFileSnapshot('../golden/run/dashboard.txt');
});

test.each([
  ['COO', 'event', '4', '$0.48', '100%'],
  ['Eng Lead', 'event', '18', '$0.54', '100%'],
  ['Mkt Lead', 'event', '8', '$0.24', '100%'],
  ['Worker 1', 'polling', '120', '$0.36', '82%'],
  ['Worker 2', 'polling', '120', '$0.36', '91%'],
  ['Worker 3', 'polling', '120', '$0.36', '45%', '⚠'],
])('the row of %s', (...cells) => {
  const rows = textOf(DASHBOARD)
    .split('\n')
    .map((line) => line.split('│').flatMap((cell) => (cell.trim() === '' ? [] : [cell.trim()])));
  expect(rows).toContainEqual(cells);
});

test('a worker at 45 % gets the warning and the saving of the note', () => {
  const text = textOf(DASHBOARD);
  expect(text).toContain('⚠ Worker 3: utilization at 45% — consider switching to event-driven');
  expect(text).toContain(
    'Switch Worker 3 to event-driven: saves $0.20/h ($4.75/day, $142.56/month)',
  );
  expect(text).toContain('66 of 120 polls an hour find nothing (idle 55%)');
});

test('the first line says that it is a dry run', () => {
  expect(textOf(DASHBOARD).split('\n')[0]).toBe(
    'Dry run: models are not called and nothing is paid.',
  );
});

describe('room', () => {
  test.each([20, 50, 79, 80, 120])('%d columns are enough', (columns) => {
    const lines = textOf(DASHBOARD, columns).split('\n');
    const widest = Math.max(...lines.map((line) => stringWidth(line)));
    // The figures alone need a little more than twenty columns; they are never cut.
    expect(widest).toBeLessThanOrEqual(Math.max(columns, 40));
  });

  test('at 50 columns a long name is cut, the figures are not', () => {
    const name = 'A very long name of an agent that nobody would ever say aloud';
    const text = textOf([{ agent: agentOf({ id: 'a', name }), busyPolls: 100 }], 50);
    expect(text).toMatch(/^A very .*…\s+polling\s+120\s+\$0\.36\s+83%/m);
  });

  test('where names are cut, members of a Count can still be told apart', () => {
    const hours = [1, 12].map((member) => ({
      agent: agentOf({ id: `d-${member}`, name: `Senior Layout Designer ${member}`, member }),
      busyPolls: 110,
    }));
    const text = textOf(hours, 50);
    expect(text).toMatch(/^Senior Layout… 1 /m);
    expect(text).toMatch(/^Senior Layou… 12 /m);
  });

  test('without a limit nothing is broken into lines', () => {
    expect(textOf(DASHBOARD, null)).toContain('An estimate, not a bill.\nWork: ');
  });
});

test('colour changes nothing but colour', async () => {
  const style = await loadStyle(true);
  const coloured = formatRunText(reportOf(DASHBOARD), { style, columns: 100, all: false });
  expect(coloured).toContain('\u001b[');
  expect(stripVTControlCharacters(coloured)).toBe(textOf(DASHBOARD));
});

test('an unknown price is said, and never counted as nothing', () => {
  const agent = agentOf({ id: 'x', name: 'X', model: 'acme/x' });
  const text = textOf([
    { agent: coo, events: 4 },
    { agent, busyPolls: 10 },
  ]);
  expect(text).toMatch(/X [│ ]+polling [│ ]+120 [│ ]+unpriced [│ ]+8%/u);
  expect(text).toContain('>= $0.48');
  expect(text).toContain('1 agent unpriced');
  expect(text).toContain('Switch X to event-driven: saving unknown');
});

test('a name cannot move the cursor', () => {
  const agent = agentOf({ id: 'x', name: 'X\u001b[2J\u202e' });
  const text = textOf([{ agent, busyPolls: 10 }]);
  expect(text).toContain('X␛[2J\\u{202e}');
  expect(text).not.toContain('\u001b');
  expect(text).not.toContain('\u202e');
});

test('an org of 36 agents is grouped by department unless all are asked for', async () => {
  const workers = Array.from({ length: 34 }, (_, index) => ({
    agent: agentOf({
      id: `engineer-${index + 1}`,
      name: `Engineer ${index + 1}`,
      member: index + 1,
      reportsTo: 'lead',
      department: 'Engineering',
    }),
    busyPolls: 40 + index * 2,
  }));
  const lead = agentOf({
    id: 'lead',
    name: 'Lead',
    department: 'Engineering',
    model: 'claude-sonnet',
    trigger: { mode: 'event-driven' },
  });
  const hours = [{ agent: coo, events: 4 }, { agent: lead, events: 20 }, ...workers];
  const grouped = formatRunText(reportOf(hours), plain());
  await expect(grouped).toMatchFileSnapshot('../golden/run/grouped.txt');
  expect(grouped).not.toMatch(/^[│ ]*Engineer 1 /mu);
  expect(grouped).toMatch(
    /34 without reports [│ ]+polling [│ ]+4,080 [│ ]+\$12\.24 [│ ]+33-61-88%/u,
  );
  const all = formatRunText(reportOf(hours, {}, true), plain(100, true));
  expect(all).toMatch(/^│ Engineer 34 [│ ]+polling [│ ]+120/mu);
});
