// An estimate on terminals of every width, in colour and without, with long and wide names and many agents.
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { COST_GROUPINGS } from '#main/cost-lines';
import { formatCostText } from '#report/cost-text';
import { loadStyle, PLAIN_STYLE } from '#report/style';
import { costReport, FULL, ORGS } from './cost-sample.js';

const LARGE = `# Large\n\n## Structure\n\n${Array.from({ length: 30 }, (_, at) => `### Department ${at}\n\n#### Lead ${at}\n\n- **Trigger:** event-driven\n\n#### Crew ${at}\n\n- **Count:** 9\n`).join('\n')}`;

function textAt(columns: number | null, report = FULL): string {
  return formatCostText(report, { style: PLAIN_STYLE, columns, breakEven: true, all: false });
}

describe('no line is wider than the terminal', () => {
  test.each([40, 60, 80, 100, 160])('of %d columns', (columns) => {
    const wide = textAt(columns)
      .split('\n')
      .filter((line) => stringWidth(line) > columns);
    expect(wide).toEqual([]);
  });
});

test('what is left out on a narrow terminal is said', () => {
  expect(textAt(40)).toContain('Narrow terminals show fewer columns');
  expect(textAt(null)).not.toContain('Narrow terminals');
});

test.each([40, 60, 100])('the bill stands in each row at %d columns', (columns) => {
  const rows = textAt(columns, costReport({ small: ORGS.small })).split('\n');
  expect(rows.filter((row) => /^(COO|Worker)\b.*\$\d+\.\d\d$/.test(row)).length).toBeGreaterThan(1);
  expect(rows.find((row) => row.startsWith('Total'))).toMatch(/\$1,210$/);
});

test('colour adds nothing but colour', async () => {
  const style = await loadStyle(true);
  const coloured = formatCostText(FULL, { style, columns: 100, breakEven: true, all: false });
  expect(coloured).toContain('\u001b[');
  expect(stripVTControlCharacters(coloured)).toBe(textAt(100));
});

describe('300 agents', () => {
  test('of Counts fold into 60 rows', () => {
    const report = costReport({ large: LARGE });
    expect(report.orgs[0]?.lines).toHaveLength(60);
    expect(textAt(100, report)).toMatch(/^ {2}Crew 29 1-9 +claude-haiku +poll 30 s +1,080 /m);
    expect(costReport({ large: LARGE }, { all: true }).orgs[0]?.lines).toHaveLength(300);
  });

  test.each(COST_GROUPINGS)('by %s, the rows add up to the whole', (grouping) => {
    const [org] = costReport({ large: LARGE }, { grouping }).orgs;
    const sum = (of: (line: NonNullable<typeof org>['lines'][number]) => number) =>
      (org?.lines ?? []).reduce((total, line) => total + of(line), 0);
    expect(sum(({ count }) => count)).toBe(300);
    expect(sum(({ costPerHour }) => costPerHour?.expected ?? 0)).toBeCloseTo(
      org?.estimate.totals.perHour.expected ?? 0,
      9,
    );
    expect(sum(({ share }) => share ?? 0)).toBeCloseTo(1, 9);
  });
});

test('groups with something unknown are lower bounds', () => {
  const text = textAt(100, costReport({ unsure: ORGS.unsure }, { grouping: 'department' }));
  expect(text).toMatch(/^Support +3 .*>= \$0\.\d+ +>= \$\d\.\d+ .*⚠$/m);
});

test('a range that the file states is shown', () => {
  const text = textAt(120, costReport({ unsure: ORGS.unsure }));
  expect(text).toMatch(/^CEO .*\$432\.00 +\$172\.\d\d-691\.20$/m);
  expect(text.replaceAll(/\s+/g, ' ')).toMatch(/; \$173\.\d\d-691\.72 a month as rates vary/);
});

test('a poll just after the cache has forgotten the prompt is named', () => {
  const report = costReport({ small: ORGS.small });
  const trap = {
    agents: ['worker-1'],
    intervalTicks: 11,
    intervalSeconds: 330,
    ttlSeconds: 300,
    costPerHour: 0.05,
    shorterTicks: 9,
    shorterPerHour: 0.01,
    pollCostRatio: 5.04,
  };
  const orgs = report.orgs.map((org) => ({ ...org, traps: [{ names: 'Worker 1', trap }] }));
  expect(textAt(400, { ...report, orgs })).toContain(
    '⚠ Worker 1: polls every 330 s, just after the prompt cache of 5 min runs out: an idle poll costs 5.0 times one at 270 s, which saves $28.80/month',
  );
});

test('an alias stands beside what it means where there is room, else below the table', () => {
  const report = costReport({ small: ORGS.small });
  const rename = <T extends { readonly model: string }>(agent: T) => ({
    ...agent,
    resolvedModel: agent.model === 'claude-opus' ? 'claude-opus-5-5' : agent.model,
  });
  const orgs = report.orgs.map((org) => ({
    ...org,
    aliases: [['claude-opus', 'claude-opus-5-5'] as const],
    lines: org.lines.map((line) => ({ ...line, agent: line.agent && rename(line.agent) })),
  }));
  expect(textAt(160, { ...report, orgs })).toMatch(/^COO +claude-opus = opus-5-5 /m);
  expect(textAt(80, { ...report, orgs })).toMatch(/^COO +claude-opus-5-5 /m);
  expect(textAt(80, { ...report, orgs })).toContain('Models: claude-opus is claude-opus-5-5.');
});

test('an org of nobody costs nothing', () => {
  expect(textAt(80, costReport({ nobody: '' }))).toBe(
    [
      'Dry run: models are not called and nothing is paid.',
      'Unnamed org: 0 agents, ticks of 30 s, a month of 30 days',
      'Pricing: reference of 2026-03; prompt caches: none in this table',
      '$0.00: an org of nobody costs nothing.',
      '',
    ].join('\n'),
  );
});
