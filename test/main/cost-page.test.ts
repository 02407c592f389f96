import { describe, expect, test } from 'vitest';
import type { CostParts } from '#main/cost-rows';
import { tokensOf } from '#main/cost-tokens';
import { pricedOf, pricingOf, reportOf, UNKNOWN_RATE } from '../report/cost-page-sample.js';

const PRICES = pricingOf({ 'claude-opus': 0.12, 'claude-haiku': 0.003, 'ollama/llama3': 0 });
const roleOf = (name: string, ...fields: readonly string[]): string =>
  `### ${name}\n${fields.map((field) => `- ${field}\n`).join('')}`;
const orgOf = (...roles: readonly string[]): string =>
  `# Sample\n## Structure\n${roles.join('\n')}`;
const LEAD = roleOf(
  'Lead',
  '**Model:** claude-opus',
  '**Trigger:** event-driven',
  '**Activity:** 5 events per hour',
);
const WORKERS = roleOf(
  'Worker',
  '**Model:** claude-haiku',
  '**Trigger:** polling',
  '**Activity:** 80% busy',
  '**Count:** 3',
);

const pageOf = (text: string, options = {}) =>
  reportOf(pricedOf(text, { pricing: PRICES, ...options })).orgs[0]!.page();
const whole = (parts: CostParts | null): number =>
  parts === null ? -1 : parts.work + parts.idle + parts.upkeep;

describe('rows', () => {
  test('members of a Count are one, and what is spent on what adds up to what they cost', () => {
    const { rows } = pageOf(orgOf(LEAD, WORKERS));
    expect(rows.map(({ name, count }) => [name, count])).toEqual([
      ['Lead', 1],
      ['Worker 1-3', 3],
    ]);
    for (const { parts, costPerHour } of rows)
      expect(whole(parts)).toBeCloseTo(costPerHour?.expected ?? Number.NaN, 9);
    const [, workers] = rows;
    expect(workers?.parts?.idle).toBeCloseTo(0.2 * 3 * 0.36, 9);
    expect(workers?.parts?.upkeep).toBe(0);
  });

  test('timers and safety wakes are upkeep', () => {
    const text = orgOf(
      roleOf(
        'Lead',
        '**Model:** claude-opus',
        '**Trigger:** event-driven',
        '**Wake on:** alert_fired',
        '**Timer:** look hourly',
      ),
    );
    const [row] = pageOf(text).rows;
    expect(row?.parts?.work).toBe(0);
    expect(row?.parts?.upkeep).toBeGreaterThan(0.11);
  });

  test('a model without a price has no parts, one that costs nothing has empty ones', () => {
    const text = orgOf(
      roleOf('Lead', '**Model:** openai/none-such', '**Trigger:** polling'),
      roleOf('Local', '**Model:** ollama/llama3', '**Trigger:** polling', '**Reports to:** Lead'),
    );
    const { rows, dearest, models } = pageOf(text);
    expect(rows.map(({ parts, isFree }) => [whole(parts), isFree])).toEqual([
      [-1, false],
      [0, true],
    ]);
    expect(dearest.map(({ name }) => name)).toEqual(['Local']);
    expect(models.map(({ name, missing, isFree }) => [name, missing, isFree])).toEqual([
      ['ollama/llama3', 0, true],
      ['openai/none-such', 1, false],
    ]);
  });

  test('beyond a dozen the others are one bar, and no dollar is lost', () => {
    const roles = Array.from({ length: 30 }, (_, index) =>
      roleOf(
        `Agent ${index}`,
        '**Model:** claude-haiku',
        '**Trigger:** event-driven',
        `**Activity:** ${index + 1} events per hour`,
        ...(index === 0 ? [] : ['**Reports to:** Agent 0']),
      ),
    );
    const priced = pricedOf(orgOf(...roles), { pricing: PRICES });
    const { dearest, others, departments, models } = reportOf(priced).orgs[0]!.page();
    expect(dearest).toHaveLength(12);
    expect(others?.count).toBe(18);
    const { expected } = priced.estimate.totals.perHour;
    const shown = [...dearest.map(({ parts }) => whole(parts)), whole(others?.parts ?? null)];
    expect(shown.reduce((a, b) => a + b)).toBeCloseTo(expected, 9);
    for (const slices of [departments, models])
      expect(slices.map(({ parts }) => whole(parts)).reduce((a, b) => a + b)).toBeCloseTo(
        expected,
        9,
      );
  });
});

describe('curves', () => {
  test('go through what the agent costs now, in its mode', () => {
    for (const rate of [1.2, 12, 120]) {
      const lead = LEAD.replace('5 events', `${rate} events`);
      const priced = pricedOf(orgOf(lead), { pricing: PRICES });
      const [curve] = reportOf(priced).orgs[0]!.page().curves;
      const point = curve?.points.find(({ perHour }) => Math.abs(perHour - rate) < 1e-9);
      const [agent] = priced.estimate.agents;
      expect(point?.eventDriven).toBeCloseTo(agent?.eventDrivenPerHour ?? Number.NaN, 9);
      expect(point?.polling).toBeCloseTo(agent?.pollingPerHour ?? Number.NaN, 9);
    }
  });

  test('end at an event on every tick, where both modes cost the same under the reference table', () => {
    const [curve] = pageOf(orgOf(LEAD)).curves;
    const last = curve?.points.at(-1);
    expect(last?.perHour).toBeCloseTo(120, 9);
    expect(last?.eventDriven).toBeCloseTo(last?.polling ?? Number.NaN, 9);
    expect(curve?.points[0]?.perHour).toBeCloseTo(0.12, 9);
  });

  test('agents alike share one, the dearest come first, and who has no price has none', () => {
    const text = orgOf(
      WORKERS,
      LEAD.replace('Lead', 'Chief'),
      roleOf(
        'Solo',
        '**Model:** claude-haiku',
        '**Trigger:** polling',
        '**Activity:** 10% busy',
        '**Reports to:** Chief',
      ),
      roleOf('Odd', '**Model:** openai/none-such', '**Trigger:** polling', '**Reports to:** Chief'),
    );
    const { curves } = pageOf(text);
    expect(curves.map(({ rows }) => rows.map(({ name }) => name))).toEqual([
      ['Worker 1-3', 'Solo'],
      ['Chief'],
    ]);
  });
});

describe('tokens by hour', () => {
  const sumOf = (hours: readonly { readonly work: number; readonly idle: number }[]): number =>
    hours.reduce((sum, { work, idle }) => sum + work + idle, 0);

  test('without a word on when work comes they are even, and add up to the day', () => {
    const priced = pricedOf(orgOf(LEAD, WORKERS), { pricing: PRICES });
    const { day } = reportOf(priced).orgs[0]!.page();
    expect(day.shapedBy).toBeNull();
    expect(day.hours).toHaveLength(24);
    expect(sumOf(day.hours)).toBeCloseTo(priced.estimate.totals.tokensPerHour.expected * 24, 3);
    expect(new Set(day.hours.map(({ work }) => work.toFixed(6))).size).toBe(1);
  });

  const DAY = '\n## Workload\n- **Typical day:**\n  - 09:00-10:00: 75%\n  - 10:00-12:00: 25%\n';

  test('a typical day shapes the work: events, and polls that find some instead of nothing', () => {
    const { day } = pageOf(orgOf(LEAD) + DAY);
    expect(day.shapedBy).toBe('typical day');
    const work = day.hours.reduce((sum, hour) => sum + hour.work, 0);
    expect(day.hours[9]!.work / work).toBeCloseTo(0.75, 9);
    expect(day.hours[10]!.work / work).toBeCloseTo(0.125, 9);
    expect(day.hours[3]!.work).toBe(0);
    const polling = pageOf(orgOf(WORKERS.replace('80%', '4%')) + DAY).day;
    expect(polling.hours[9]!.idle).toBeLessThan(polling.hours[3]!.idle);
  });

  test('nobody polls outside working hours', () => {
    const hours = '\n## Policies\n### Working Hours\n- **Active hours:** 08:00-18:00\n';
    const { day } = pageOf(orgOf(WORKERS) + hours);
    expect(day.shapedBy).toBe('working hours');
    expect(day.hours[3]).toEqual({ work: 0, idle: 0 });
    expect(day.hours[9]!.idle).toBeGreaterThan(0);
  });

  test('are those of the view of tokens', () => {
    const priced = pricedOf(orgOf(LEAD, WORKERS) + DAY, { pricing: PRICES });
    const { view } = tokensOf(priced, { period: null });
    const { day } = reportOf(priced).orgs[0]!.page();
    expect(sumOf(day.hours)).toBeCloseTo(priced.estimate.totals.tokensPerHour.expected * 24, 3);
    day.hours.forEach(({ work, idle }, hour) => {
      expect(Math.abs(work + idle - view.byHour[hour]!)).toBeLessThanOrEqual(1);
    });
  });
});

test('an unknown rate leaves what is certain, and its curve', () => {
  const priced = pricedOf(
    orgOf(LEAD.replace(/- \*\*Activity.*\n/, '- **Wake on:** alert_fired\n')),
    {
      pricing: PRICES,
    },
  );
  expect(priced.estimate.agents[0]?.arrivals).toEqual(UNKNOWN_RATE);
  const { rows, curves } = reportOf(priced).orgs[0]!.page();
  expect(rows[0]?.unknownRate).toBe(1);
  expect(curves).toHaveLength(1);
});
