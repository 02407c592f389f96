// What a run's figures come to, from the smallest runs in which they can be told apart.
import { describe, expect, it } from 'vitest';
import { TickHistogram } from '#base/tick-histogram';
import { percentileTicks } from '#engine/measure';
import type { Action } from '#engine/types';
import { boss, bossAndWorker, delegation, order } from './orgs.js';
import type { Given } from './simulate.js';
import { simulate } from './simulate.js';

const ordersAt = (...ticks: number[]): Record<number, Action[]> =>
  Object.fromEntries(ticks.map((tick) => [tick, [order()]]));
const lone = (given: Given, org = boss()) => simulate(org, given).results;
const HOUR_TICKS = 120;

describe('wakes', () => {
  it('are batched from two messages on', () => {
    const results = lone({ ticks: 9, events: { 2: [order()], 4: [order(), order()] } });
    expect(results.measure('batch_rate', 'agent', 'boss')).toBe(0.5);
  });

  it('have a sleep between them, the time before the first being none', () => {
    const results = lone({ ticks: 20, events: ordersAt(6, 10) });
    expect(results.measure('sleep_duration_avg', 'agent', 'boss')).toBe(4);
  });

  it('leave the depth of the queue summed over ticks, and at its most', () => {
    const results = lone({ ticks: 9, events: ordersAt(2) }, boss('- **Batch window:** 3 ticks'));
    expect(results.agents[0]?.tally).toMatchObject({ queueDepthSum: 3, queueDepthMax: 1 });
  });
});

it('measures no time to acknowledge where nobody has to', () => {
  const latency = (required: string) =>
    simulate(bossAndWorker({ culture: `- **Ack required:** ${required}` }), {
      ticks: 9,
      events: { 2: [delegation] },
    }).results.measure('ack_latency', 'agent', 'worker');
  expect(latency('no')).toBeUndefined();
  expect(latency('yes')).toBe(0);
});

describe('tokens and cost', () => {
  it('are split evenly among all that a wake was for', () => {
    const org = boss().replace('Max sleep:** never', 'Max sleep:** 5 ticks');
    const results = lone({ ticks: 7, events: ordersAt(5) }, org);
    expect(results.agents[0]?.tally.tokensByTrigger).toEqual({
      order_received: 2500,
      safety: 2500,
    });
  });

  it('are those of a day at the rate of the run', () => {
    const results = lone({ ticks: HOUR_TICKS, events: ordersAt(5) });
    expect(results.measure('tokens_per_day', 'agent', 'boss')).toBe(120_000);
    expect(results.measure('tokens_per_hour', 'agent', 'boss')).toBe(5000);
  });

  it('are unknown without a price, not nothing', () => {
    const price = { costNano: null, idleCostNano: null };
    const results = lone({ ticks: HOUR_TICKS, price, events: ordersAt(5) });
    expect(results.measure('cost_per_hour', 'agent', 'boss')).toBeUndefined();
    expect(results.measure('tokens_per_hour', 'agent', 'boss')).toBe(5000);
  });
});

describe('health', () => {
  it('is full with nothing amiss, tasks that nobody got being nothing amiss', () => {
    const results = lone({ ticks: HOUR_TICKS, events: ordersAt(5) });
    expect(results.measure('health', 'agent', 'boss')).toBe(100);
  });

  it('falls as a budget nears its end', () => {
    const org = boss('- **Budget:** $0.10/day', '### Budget\n- **Overage behavior:** warn');
    const events = ordersAt(1, 2, 3, 4, 5, 6, 7, 8, 9);
    // Half of 15 points are lost, of 35 that count: escalations 20, the budget 15.
    const results = lone({ ticks: HOUR_TICKS, events }, org);
    expect(results.measure('health', 'agent', 'boss')).toBeCloseTo((100 * (20 + 7.5)) / 35);
  });
});

it('takes as median of two the lower', () => {
  const histogram = new TickHistogram();
  histogram.add(2);
  histogram.add(1);
  expect(percentileTicks(histogram, 0.5)).toBe(1);
  expect(percentileTicks(histogram, 0.51)).toBe(2);
  expect(percentileTicks(new TickHistogram(), 0.5)).toBeUndefined();
});
