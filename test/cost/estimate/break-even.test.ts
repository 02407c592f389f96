// The rate at which both modes cost the same, against the closed forms where there are some.
import { describe, expect, test } from 'vitest';
import { costAtRate } from '#cost/estimate/cost-at-rate';
import type { EstimateSetup } from '#cost/estimate/estimate-setup';
import type { Agent } from '#org/types';
import { agentAt, estimateOne, SLEEPS, setupOf } from './estimate.js';
import { priceOf, tokenPricing } from './price-sample.js';

const pricing = tokenPricing({ opus: priceOf() });
const opus = (trigger: object): Agent => agentAt(3, trigger, { model: 'opus' });
const breakEven = (agent: Agent, parts: Partial<EstimateSetup> = {}): number | null =>
  estimateOne(agent, { pricing, ...parts }).breakEvenPerHour;

describe('at reference prices', () => {
  const at = (trigger: object): number | null => estimateOne(agentAt(3, trigger)).breakEvenPerHour;

  test.each([
    [{}, 120],
    [{ tickInterval: 2 }, 60],
    [{ tickInterval: 12 }, 10],
    [SLEEPS, 120],
  ])('%j: as many messages as polls, %d an hour', (trigger, perHour) => {
    expect(at(trigger)).toBeCloseTo(perHour, 5);
  });

  test('safety wakes count against sleeping', () => {
    const perHour = at({ tickInterval: 10, maxSleepTicks: 12 });
    const p = (perHour ?? 0) / 120;
    expect((perHour ?? 0) / (1 - (1 - p) ** 12)).toBeCloseTo(12, 5);
  });

  test('none where a window keeps wakes below the polls', () => {
    expect(at({ ...SLEEPS, batchWindow: 1 })).toBeNull();
    expect(at({ ...SLEEPS, batchWindow: 3, tickInterval: 3 })).toBeNull();
  });

  test('none below 0: polls rarer than safety wakes always cost less', () => {
    expect(at({ tickInterval: 600, maxSleepTicks: 500 })).toBe(0);
    expect(at({ tickInterval: 500, maxSleepTicks: 500 })).toBe(0);
  });

  test('none for a model that is free or unpriced', () => {
    for (const model of ['ollama/llama3', 'unheard-of'])
      expect(estimateOne(agentAt(3, {}, { model })).breakEvenPerHour).toBeNull();
  });
});

describe('by token', () => {
  test('without caches an idle poll is cheaper, and the break-even 120 all the same', () => {
    expect(breakEven(opus(SLEEPS), { cachePolicy: 'none' })).toBeCloseTo(120, 5);
    expect(breakEven(opus(SLEEPS), { cachePolicy: 'none' })).toBeLessThanOrEqual(120);
  });

  test('N idle / (c_event - hit + idle), with what an event costs there', () => {
    const idle = (3500 * 0.2 + 500 * 4 + 50 * 20) / 1e6;
    const hit = (3500 * 0.2 + 500 * 4 + 1000 * 20) / 1e6;
    const perHour = breakEven(opus(SLEEPS), { cachePolicy: '5m' }) ?? 0;
    const miss = Math.exp(-perHour / 12);
    const event = hit + ((3500 * (5 - 0.2)) / 1e6) * miss;
    expect(perHour).toBeCloseTo((120 * idle) / (event - hit + idle), 4);
  });

  test('near the 120 of the research where both are cached, far below where no event ever hits', () => {
    expect(breakEven(opus(SLEEPS), { cachePolicy: '5m' })).toBeGreaterThan(119);
    // An entry of no use to events: each comes alone, polls come often.
    const rare = tokenPricing({ opus: priceOf() });
    const hundred = breakEven(opus({ ...SLEEPS, tickInterval: 10 }), {
      pricing: rare,
      cachePolicy: '5m',
    });
    expect(hundred).toBeGreaterThan(1);
    expect(hundred).toBeLessThan(12);
  });

  test('both modes cost the same there, and cross there', () => {
    for (const cachePolicy of ['none', '5m', '1h', 'best'] as const) {
      for (const tickInterval of [1, 4, 9, 30]) {
        const agent = opus({ ...SLEEPS, tickInterval, maxSleepTicks: 500 });
        const setup = setupOf([agent], { pricing, cachePolicy });
        const found = breakEven(agent, { cachePolicy });
        if (found === null || found === 0) continue;
        const gain = (perHour: number): number => {
          const cost = costAtRate(setup, 'worker', perHour);
          return (cost?.eventDrivenPerHour ?? 0) - (cost?.pollingPerHour ?? 0);
        };
        expect(Math.abs(gain(found))).toBeLessThan(1e-6);
        expect(gain(found * 0.98)).toBeLessThan(0);
      }
    }
  });
});

test('the curve passes through the estimate, and tells of nobody it does not know', () => {
  const agent = opus({ mode: 'polling', tickInterval: 4 });
  const setup = setupOf([agent], { pricing });
  const estimate = estimateOne(agent, { pricing });
  expect(costAtRate(setup, 'worker', 3)).toEqual({
    pollingPerHour: estimate.pollingPerHour,
    eventDrivenPerHour: estimate.eventDrivenPerHour,
  });
  expect(costAtRate(setup, 'nobody', 3)).toBeNull();
});
