// What a call costs with a prompt cache: the formula, against calls that are drawn one by one, and who shares what.
import { describe, expect, test } from 'vitest';
import { randomStream } from '#base/random-streams';
import { callCost } from '#cost/estimate/call-cost';
import type { AgentEstimate, CachePolicy, CallTokens } from '#cost/estimate/types';
import type { Agent } from '#org/types';
import { agentAt, estimateAgents, estimateOne, SLEEPS } from './estimate.js';
import { OPUS_RATES, priceOf, scaleRates, tokenPricing } from './price-sample.js';

const pricing = tokenPricing({ opus: priceOf(), none: priceOf({ cacheTokensMin: 3501 }) });
const opus = (perHour: number, trigger: object = SLEEPS, parts: object = {}): Agent =>
  agentAt(perHour, trigger, { model: 'opus', ...parts });
const one = (agent: Agent, cachePolicy: CachePolicy = 'best'): AgentEstimate =>
  estimateOne(agent, { pricing, cachePolicy });

// P 3,500, S 500, O 1,000 at $4 and $20: reads at 0.05, writes at 1.25 and 2.
const HIT = (3500 * 0.2 + 500 * 4 + 1000 * 20) / 1e6;
const MISS_5M = (3500 * 5 + 500 * 4 + 1000 * 20) / 1e6;
const MISS_1H = (3500 * 8 + 500 * 4 + 1000 * 20) / 1e6;
const NONE = (4000 * 4 + 1000 * 20) / 1e6;
const IDLE = (3500 * 0.2 + 500 * 4 + 50 * 20) / 1e6;

describe('a call', () => {
  test.each([
    ['none', NONE, NONE],
    ['5m', HIT, MISS_5M],
    ['1h', HIT, MISS_1H],
  ] as const)('with entries of %s', (choice, hitUsd, missUsd) => {
    const cost = callCost(priceOf(), choice, { input: 4000, output: 1000, prefix: 3500 });
    expect(cost.hitUsd).toBeCloseTo(hitUsd, 12);
    expect(cost.missUsd).toBeCloseTo(missUsd, 12);
  });

  test('is priced by the band of its whole input', () => {
    const price = priceOf({
      bands: [
        { overInputTokens: 0, rates: OPUS_RATES },
        { overInputTokens: 4000, rates: scaleRates(OPUS_RATES, 2) },
      ],
    });
    const costOf = (input: number) =>
      callCost(price, '5m', { input, output: 0, prefix: 3500 }).hitUsd;
    expect(costOf(4000)).toBeCloseTo((3500 * 0.2 + 500 * 4) / 1e6, 12);
    expect(costOf(4001)).toBeCloseTo((2 * (3500 * 0.2 + 501 * 4)) / 1e6, 12);
  });

  test('caches no more than there is', () => {
    const cost = callCost(priceOf(), '5m', { input: 100, output: 0, prefix: 3500 });
    expect(cost.hitUsd).toBeCloseTo((100 * 0.2) / 1e6, 12);
  });
});

describe('the formula against 100,000 wakes drawn one by one, within 0.5 %', () => {
  test.each([
    [0.5, '5m'],
    [1, '5m'],
    [3, '5m'],
    [12, '5m'],
    [60, '5m'],
    [0.5, '1h'],
    [1, '1h'],
    [3, '1h'],
  ] as const)('%d wakes an hour, entries of %s', (perHour, choice) => {
    const draw = randomStream(1, `wakes ${perHour} ${choice}`);
    const ttlHours = choice === '5m' ? 1 / 12 : 1;
    const wakes = 100_000;
    let usd = 0;
    for (let wake = 0; wake < wakes; wake++) {
      const gapHours = -Math.log(1 - draw()) / perHour;
      usd += gapHours > ttlHours ? (choice === '5m' ? MISS_5M : MISS_1H) : HIT;
    }
    const { prices } = one(opus(perHour), choice);
    expect(Math.abs((prices.event ?? 0) / (usd / wakes) - 1)).toBeLessThan(0.005);
  });
});

describe('best', () => {
  // 1 h pays from 0.719 an hour on, and is better than 5 min from 0.530 on: 5 min is never best for Poisson wakes.
  test.each([
    [0.5, 'none'],
    [0.71, 'none'],
    [0.73, '1h'],
    [3, '1h'],
  ] as const)('of %d wakes an hour is %s', (perHour, choice) => {
    const { cache } = one(opus(perHour));
    expect(cache).toMatchObject({ choice });
    expect(cache?.why).toContain(choice === 'none' ? 'too rare' : '% over none');
  });

  test('is never dearer than any other', () => {
    for (const perHour of [0.1, 0.7, 1, 10, 100]) {
      const costs = (['none', '5m', '1h'] as const).map(
        (policy) => one(opus(perHour), policy).costPerHour?.expected ?? 0,
      );
      expect(one(opus(perHour)).costPerHour?.expected).toBe(Math.min(...costs));
    }
  });

  test('of polls within 5 minutes is 5m: nothing is ever written twice', () => {
    const { cache, prices } = one(opus(3, { mode: 'polling' }));
    expect(cache).toMatchObject({ choice: '5m', hitShare: 1 });
    expect(prices.busyPoll).toBeCloseTo(HIT, 12);
    expect(prices.idlePoll).toBeCloseTo(IDLE, 12);
  });
});

describe('the spec’s table, Opus 5.5', () => {
  test('3 busy and 117 idle polls: $2.10 without a cache, $0.501 with', () => {
    const poller = opus(3, { mode: 'polling' });
    expect(one(poller, 'none').costPerHour?.expected.toFixed(2)).toBe('2.10');
    expect(one(poller, '5m').costPerHour?.expected).toBeCloseTo(3 * HIT + 117 * IDLE, 9);
    expect(one(poller, '5m').costPerHour?.expected.toFixed(3)).toBe('0.501');
    expect(one(poller, '5m').idleCostPerHour).toBeCloseTo(117 * IDLE, 9);
  });

  test('3 events an hour: $0.108 without, $0.1074 and $0.0722 with', () => {
    const costs = (['none', '5m', '1h'] as const).map((policy) =>
      one(opus(3), policy).costPerHour?.expected.toFixed(4),
    );
    expect(costs).toEqual(['0.1080', '0.1074', '0.0722']);
  });
});

describe('who shares a cache', () => {
  const count = (perHour: number, members: number): Agent[] =>
    Array.from({ length: members }, (_, index) =>
      opus(perHour, SLEEPS, { id: `w${index}`, member: index + 1 }),
    );

  test('members of one Count add their rates: 10 at 1 an hour hit as one at 10', () => {
    const { agents } = estimateAgents(count(1, 10), { pricing, cachePolicy: '5m' });
    expect(agents[0]?.cache?.hitShare).toBeCloseTo(1 - Math.exp(-10 / 12), 9);
    expect(agents[0]?.cache?.sharedBy).toBe(10);
    expect(agents[9]?.prices).toEqual(agents[0]?.prices);
  });

  test('roles do where the setup says so, with their different rates', () => {
    const pair = [opus(2, SLEEPS, { id: 'a' }), opus(4, SLEEPS, { id: 'b' })];
    const alone = estimateAgents(pair, { pricing, cachePolicy: '5m' });
    expect(alone.agents[0]?.cache?.hitShare).toBeCloseTo(1 - Math.exp(-2 / 12), 9);
    const shared = estimateAgents(pair, { pricing, cachePolicy: '5m', prefixKey: () => 'one' });
    for (const { cache } of shared.agents)
      expect(cache?.hitShare).toBeCloseTo(1 - Math.exp(-6 / 12), 9);
  });

  test('not with another model', () => {
    const pair = [opus(2, SLEEPS, { id: 'a' }), agentAt(4, SLEEPS, { id: 'b', model: 'none' })];
    const shared = estimateAgents(pair, { pricing, cachePolicy: '5m', prefixKey: () => 'one' });
    expect(shared.agents[0]?.cache).toMatchObject({ sharedBy: 1 });
  });

  test('a poller keeps the cache warm for who sleeps; polls too far apart, for part of the time', () => {
    const warm = (tickInterval: number) =>
      estimateAgents(
        [opus(1, SLEEPS, { id: 'a' }), opus(0, { mode: 'polling', tickInterval }, { id: 'b' })],
        { pricing, cachePolicy: '5m', prefixKey: () => 'one' },
      ).agents;
    expect(warm(10)[0]?.cache?.hitShare).toBe(1);
    expect(warm(20)[0]?.cache?.hitShare).toBeCloseTo(1 - 0.5 * Math.exp(-1 / 12), 9);
    expect(warm(20)[1]?.cache?.hitShare).toBeCloseTo(1 - Math.exp(-1 / 12), 9);
  });

  test('pollers of one interval come on the same ticks: none finds what another wrote just then', () => {
    const pollers = ['a', 'b'].map((id) => opus(0, { mode: 'polling', tickInterval: 20 }, { id }));
    const { agents } = estimateAgents(pollers, {
      pricing,
      cachePolicy: '5m',
      prefixKey: () => 'one',
    });
    expect(agents.map(({ cache }) => cache?.hitShare)).toEqual([0, 0]);
  });
});

describe('what is not cached', () => {
  test('a prefix below the least', () => {
    const { cache, prices } = one(agentAt(60, SLEEPS, { model: 'none' }));
    expect(cache).toMatchObject({
      choice: 'none',
      hitShare: 0,
      why: 'a prefix of 3,500 tokens is below the 3,501 that are cached',
    });
    expect(prices.event).toBeCloseTo(NONE, 12);
  });

  test('one whose least is unknown is, and that is said', () => {
    expect(one(opus(60)).cache?.why).toContain('the least prefix that is cached is not known');
    const known = tokenPricing({ opus: priceOf({ cacheTokensMin: 3500 }) });
    const { cache } = estimateOne(opus(60), { pricing: known });
    expect(cache).toMatchObject({ choice: '1h' });
    expect(cache?.why).not.toContain('known');
  });

  test('a model whose cached tokens have no price', () => {
    const rates = {
      ...OPUS_RATES,
      cacheReadUsd: null,
      cacheWrite5mUsd: null,
      cacheWrite1hUsd: null,
    };
    const bare = tokenPricing({ opus: priceOf({ bands: [{ overInputTokens: 0, rates }] }) });
    for (const cachePolicy of ['5m', 'best'] as const)
      expect(estimateOne(opus(60), { pricing: bare, cachePolicy }).cache).toMatchObject({
        choice: 'none',
        why: 'no price of cached tokens is known',
      });
  });

  test('for an hour, where a provider caches by itself: written at the price of a fresh token', () => {
    const rates = { ...OPUS_RATES, cacheWrite5mUsd: null, cacheWrite1hUsd: null };
    const bare = tokenPricing({ opus: priceOf({ bands: [{ overInputTokens: 0, rates }] }) });
    expect(estimateOne(opus(60), { pricing: bare, cachePolicy: '1h' }).cache).toMatchObject({
      choice: 'none',
      why: 'the model has no entries of 1h',
    });
    const { cache, prices } = estimateOne(opus(1), { pricing: bare });
    expect(cache?.choice).toBe('5m');
    expect(prices.event).toBeCloseTo(HIT + (NONE - HIT) * Math.exp(-1 / 12), 12);
  });

  test('nothing where the pricing knows no caches', () => {
    const { cache } = estimateOne(opus(60), { pricing: { ...pricing, hasCaches: false } });
    expect(cache).toBeNull();
    expect(estimateOne(agentAt(5, SLEEPS)).cache).toBeNull();
  });
});

describe('other prices', () => {
  test('a batch halves all of a call, cached or not', () => {
    const batch = new Set(['worker']);
    const whole = one(opus(3));
    const half = estimateOne(opus(3), { pricing, batch });
    expect(half.costPerHour?.expected).toBeCloseTo((whole.costPerHour?.expected ?? 0) / 2, 12);
    expect(half.prices.most).toBeCloseTo((whole.prices.most ?? 0) / 2, 12);
    const no = tokenPricing({ opus: priceOf({ batchFactor: null }) });
    expect(estimateOne(opus(3), { pricing: no, batch }).costPerHour).toEqual(whole.costPerHour);
  });

  test('of an agent of unknown rate a wake costs between everything cached and everything written', () => {
    const arrivals = new Map([['worker', { origin: 'unknown', perHour: null } as const]]);
    const { prices } = estimateOne(opus(3), { pricing, arrivals });
    expect([prices.least?.toFixed(4), prices.most?.toFixed(4)]).toEqual(['0.0227', '0.0500']);
    expect(one(opus(3), 'none').prices).toMatchObject({ least: NONE, most: NONE });
  });

  test('a range of tokens is one of dollars', () => {
    const tokens: CallTokens = {
      origin: 'stated',
      input: { low: 1000, expected: 4000, high: 9000 },
      output: { low: 100, expected: 1000, high: 2000 },
      idleInput: { low: 1000, expected: 4000, high: 9000 },
      idleOutput: { low: 10, expected: 50, high: 90 },
      stablePrefix: 3500,
    };
    const { costPerHour, tokensPerHour } = estimateOne(opus(10), {
      pricing,
      cachePolicy: 'none',
      tokens: new Map([['worker', tokens]]),
    });
    expect(costPerHour?.low).toBeCloseTo((10 * (1000 * 4 + 100 * 20)) / 1e6, 9);
    expect(costPerHour?.high).toBeCloseTo((10 * (9000 * 4 + 2000 * 20)) / 1e6, 9);
    expect(tokensPerHour).toEqual({
      low: expect.closeTo(11_000, 6),
      expected: expect.closeTo(50_000, 6),
      high: expect.closeTo(110_000, 6),
    });
  });
});
