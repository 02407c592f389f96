// The dollar figures of the design note, to the cent, from the example orgs under reference prices.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { CostEstimate } from '#cost/estimate/types';
import { priceOrg } from '#main/price-org';

function estimate(name: string): CostEstimate {
  const path = fileURLToPath(new URL(`../../orgs/${name}/ORG.md`, import.meta.url));
  const outcome = priceOrg({ name, text: readFileSync(path, 'utf8') });
  if (outcome.kind !== 'done') throw new Error(`${name} has errors`);
  return outcome.estimate;
}

const cents = (usd: number | null | undefined): string =>
  usd === null || usd === undefined ? 'unknown' : usd.toFixed(2);

function perHour({ agents }: CostEstimate): Record<string, string> {
  return Object.fromEntries(
    agents.map(({ id, costPerHour }) => [id, cents(costPerHour?.expected)]),
  );
}

test('one agent on Opus: $14.40, $7.20 and $0.60 an hour', () => {
  expect(perHour(estimate('10-one-opus-three-ways'))).toEqual({
    'director-of-haste': '14.40',
    'director-of-habit': '7.20',
    'director-of-patience': '0.60',
  });
});

describe('25 agents', () => {
  const { scenarios, totals, agents } = estimate('03-cost-pyramid');
  const tier = (wanted: string, of: (agent: CostEstimate['agents'][number]) => number | null) =>
    cents(
      agents
        .filter(({ model }) => model === wanted)
        .reduce((sum, each) => sum + (of(each) ?? 0), 0),
    );
  const tiers = (of: (agent: CostEstimate['agents'][number]) => number | null) =>
    ['claude-opus', 'claude-sonnet', 'claude-haiku'].map((model) => tier(model, of));

  test('all polling on Opus: $360 an hour, $8,640 a day, $259,200 a month', () => {
    const { perHour: usd, missing } = scenarios.allPollingDearest;
    expect([cents(usd), cents(usd * 24), cents(usd * 720)]).toEqual([
      '360.00',
      '8640.00',
      '259200.00',
    ]);
    expect(missing).toBe(0);
  });

  test('all polling by tier: $14.40 + $14.40 + $7.20 = $36.00 an hour, $864 a day', () => {
    expect(tiers(({ pollingPerHour }) => pollingPerHour)).toEqual(['14.40', '14.40', '7.20']);
    expect(cents(scenarios.allPollingTiered.perHour)).toBe('36.00');
    expect(cents(scenarios.allPollingTiered.perHour * 24)).toBe('864.00');
  });

  test('all event-driven by tier: $0.60 + $1.80 + $5.76 = $8.16 an hour; saves 77.3 % and 97.7 %', () => {
    expect(tiers(({ eventDrivenPerHour }) => eventDrivenPerHour)).toEqual(['0.60', '1.80', '5.76']);
    const usd = scenarios.allEventDriven.perHour;
    expect([cents(usd), cents(usd * 24)]).toEqual(['8.16', '195.84']);
    expect((1 - usd / scenarios.allPollingTiered.perHour).toFixed(3)).toBe('0.773');
    expect((1 - usd / scenarios.allPollingDearest.perHour).toFixed(3)).toBe('0.977');
  });

  test('as configured, workers poll: $0.60 + $1.80 + $7.20 = $9.60 an hour, $230.40 a day; saves 73.3 %', () => {
    expect(tiers(({ costPerHour }) => costPerHour?.expected ?? null)).toEqual([
      '0.60',
      '1.80',
      '7.20',
    ]);
    const usd = totals.perHour.expected;
    expect([cents(usd), cents(usd * 24)]).toEqual(['9.60', '230.40']);
    expect(cents(scenarios.configured.perHour)).toBe('9.60');
    expect((1 - usd / scenarios.allPollingTiered.perHour).toFixed(3)).toBe('0.733');
  });

  test('break even at 120 events an hour, each of them', () => {
    for (const { id, breakEvenPerHour } of agents) expect(breakEvenPerHour, id).toBeCloseTo(120, 6);
  });
});

describe('the dashboard', () => {
  const dashboard = estimate('11-dashboard');

  test('its rows, which add up to $2.34', () => {
    expect(perHour(dashboard)).toEqual({
      coo: '0.48',
      'engineering-lead': '0.54',
      'marketing-lead': '0.24',
      'worker-1': '0.36',
      'worker-2': '0.36',
      'worker-3': '0.36',
    });
    expect(cents(dashboard.totals.perHour.expected)).toBe('2.34');
    expect(
      dashboard.agents.map(({ wakes }) => Math.round(wakes.total.expected * 1e6) / 1e6),
    ).toEqual([4, 18, 120, 120, 8, 120]);
  });

  test('a worker at 45 % that sleeps saves $0.198 an hour, $4.75 a day: the first advice', () => {
    const [first] = dashboard.advice;
    expect(first).toMatchObject({
      kind: 'mode',
      agents: ['worker-3'],
      from: 'polling',
      to: 'event-driven',
    });
    expect(first?.savingPerHour.toFixed(3)).toBe('0.198');
    expect(first?.savingPerDay.toFixed(2)).toBe('4.75');
    expect(first?.savingPerMonth.toFixed(2)).toBe('142.56');
  });
});
