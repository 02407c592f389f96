// What the estimate points out: polls just above the life of a cache entry, changes that pay, budgets that are passed.
import { describe, expect, test } from 'vitest';
import type { CachePolicy, CostEstimate } from '#cost/estimate/types';
import type { Agent, Budget } from '#org/types';
import { orgOf } from '../sample-org.js';
import { agentAt, estimateAgents, SLEEPS } from './estimate.js';
import { priceOf, tokenPricing } from './price-sample.js';

const pricing = tokenPricing({ opus: priceOf(), plain: priceOf({ batchFactor: null }) });
const opus = (perHour: number, trigger: object, parts: object = {}): Agent =>
  agentAt(perHour, trigger, { model: 'opus', ...parts });
const estimate = (agents: readonly Agent[], cachePolicy: CachePolicy): CostEstimate =>
  estimateAgents(agents, { pricing, cachePolicy });

describe('traps', () => {
  const at = (tickInterval: number, cachePolicy: CachePolicy = '5m') =>
    estimate([opus(0, { tickInterval })], cachePolicy).traps;

  test('a poll just above 5 minutes costs 5.3 times one just below', () => {
    const [trap, ...others] = at(11);
    expect(others).toEqual([]);
    expect(trap).toMatchObject({
      agents: ['worker'],
      intervalTicks: 11,
      intervalSeconds: 330,
      ttlSeconds: 300,
      shorterTicks: 10,
    });
    expect(trap?.costPerHour).toBeCloseTo(((3600 / 330) * (3500 * 5 + 500 * 4 + 50 * 20)) / 1e6, 9);
    expect(trap?.shorterPerHour).toBeCloseTo((12 * (3500 * 0.2 + 500 * 4 + 50 * 20)) / 1e6, 9);
    expect(trap?.pollCostRatio).toBeCloseTo(20_500 / 3700, 9);
  });

  test('none at the life of an entry, nor so far above that fewer polls make up for it', () => {
    expect(at(10)).toEqual([]);
    expect(at(55)).toHaveLength(1);
    expect(at(56)).toEqual([]);
  });

  test('none where entries live for an hour, but there is one above that', () => {
    expect(at(11, 'best')).toEqual([]);
    expect(at(11, '1h')).toEqual([]);
    expect(at(121, '1h')).toMatchObject([{ ttlSeconds: 3600, shorterTicks: 120 }]);
  });

  test('none without a cache', () => {
    expect(at(11, 'none')).toEqual([]);
    expect(estimateAgents([agentAt(0, { tickInterval: 11 })]).traps).toEqual([]);
  });
});

describe('advice', () => {
  test('a mode that costs less, in either direction; members of a Count together', () => {
    const workers = [1, 2, 3].map((member) => agentAt(54, {}, { id: `w${member}`, member }));
    const lead = agentAt(
      110,
      { ...SLEEPS, tickInterval: 2 },
      { id: 'lead', model: 'claude-sonnet' },
    );
    const { advice } = estimateAgents([...workers, lead]);
    expect(advice).toEqual([
      {
        kind: 'mode',
        agents: ['lead'],
        from: 'event-driven',
        to: 'polling',
        savingPerHour: expect.closeTo(1.5, 9),
        savingPerDay: expect.closeTo(36, 9),
        savingPerMonth: expect.closeTo(1080, 9),
        savingPerHourEach: expect.closeTo(1.5, 9),
      },
      {
        kind: 'mode',
        agents: ['w1', 'w2', 'w3'],
        from: 'polling',
        to: 'event-driven',
        savingPerHour: expect.closeTo(3 * 0.198, 9),
        savingPerDay: expect.closeTo(3 * 4.752, 9),
        savingPerMonth: expect.closeTo(3 * 142.56, 8),
        savingPerHourEach: expect.closeTo(0.198, 9),
      },
    ]);
  });

  test('not what saves less than 2 %, nothing for free or unpriced models, nor where the rate is unknown', () => {
    expect(estimateAgents([agentAt(118.8, {})]).advice).toEqual([]);
    expect(estimateAgents([agentAt(3, {}, { model: 'ollama/llama3' })]).advice).toEqual([]);
    expect(estimateAgents([agentAt(3, {}, { model: 'unheard-of' })]).advice).toEqual([]);
    const arrivals = new Map([['worker', { origin: 'unknown', perHour: null } as const]]);
    expect(estimateAgents([agentAt(3, {})], { arrivals }).advice).toEqual([]);
  });

  test('a shorter interval out of the trap', () => {
    const { advice } = estimate([opus(2, { ...SLEEPS, mode: 'polling', tickInterval: 11 })], '5m');
    expect(advice.filter(({ kind }) => kind === 'interval')).toMatchObject([
      { from: '11 ticks', to: '10 ticks' },
    ]);
  });

  test('entries of the cache, where the policy is not the best', () => {
    const { advice } = estimate([opus(3, SLEEPS)], 'none');
    expect(advice).toMatchObject([{ kind: 'cache', from: 'none', to: '1h' }]);
    const saving = 3 * 0.036 - (estimate([opus(3, SLEEPS)], '1h').totals.perHour.expected ?? 0);
    expect(advice[0]?.savingPerHour).toBeCloseTo(saving, 9);
    expect(estimate([opus(3, SLEEPS)], 'best').advice).toEqual([]);
  });

  test('batches, for who can wait an hour, and is not in one', () => {
    const patient = opus(3, { ...SLEEPS, batchWindow: 120 });
    const { advice, totals } = estimate([patient], 'best');
    expect(advice).toMatchObject([{ kind: 'batch', from: 'single calls', to: 'batches' }]);
    expect(advice[0]?.savingPerHour).toBeCloseTo(totals.perHour.expected / 2, 9);
    expect(estimate([opus(3, { ...SLEEPS, batchWindow: 119 })], 'best').advice).toEqual([]);
    expect(estimateAgents([patient], { pricing, batch: new Set(['worker']) }).advice).toEqual([]);
    expect(estimate([{ ...patient, model: 'plain' }], 'best').advice).toEqual([]);
  });
});

describe('budgets', () => {
  const budget = (limit: number, unit: Budget['unit'], period: Budget['period']): Budget => ({
    limit,
    unit,
    period,
  });
  const worker = (...budgets: Budget[]): Agent => agentAt(10, SLEEPS, { budgets });

  test.each([
    [budget(0.72, 'usd', 'daily'), false],
    [budget(0.719, 'usd', 'daily'), true],
    [budget(0.0299, 'usd', 'hourly'), true],
    [budget(5.04, 'usd', 'weekly'), false],
    [budget(21.5, 'usd', 'monthly'), true],
    [budget(72.1, 'credits', 'daily'), false],
    [budget(71.9, 'credits', 'daily'), true],
    [budget(1_200_001, 'tokens', 'daily'), false],
    [budget(1_199_999, 'tokens', 'daily'), true],
  ])('3 cents and 50,000 tokens an hour against %j: passed is %s', (own, isPassed) => {
    const { budgetsPassed } = estimateAgents([worker(own)]);
    expect(budgetsPassed.length === 1).toBe(isPassed);
  });

  test('says how soon', () => {
    const own = budget(0.06, 'usd', 'daily');
    expect(estimateAgents([worker(own)]).budgetsPassed).toEqual([
      {
        agent: 'worker',
        budget: own,
        usePerPeriod: expect.closeTo(0.72, 9),
        hoursUntil: expect.closeTo(2, 9),
      },
    ]);
  });

  test('the org’s own is of all agents', () => {
    const { policies } = orgOf();
    const all = budget(1.43, 'usd', 'daily');
    const org = orgOf({
      agents: [worker(), { ...worker(), id: 'other' }],
      policies: { ...policies, budget: { ...policies.budget, org: all } },
    });
    expect(estimateAgents([], { org }).budgetsPassed).toMatchObject([{ agent: null, budget: all }]);
  });

  test('an unpriced agent passes none in dollars, but may one in tokens', () => {
    const own = [budget(0.01, 'usd', 'daily'), budget(10, 'tokens', 'daily')];
    const agent = { ...worker(...own), model: 'unheard-of' };
    expect(estimateAgents([agent]).budgetsPassed).toMatchObject([{ budget: { unit: 'tokens' } }]);
  });
});

test('scenarios tell tokens and what is not in them', () => {
  const { scenarios, unpriced, withThresholds } = estimateAgents([
    agentAt(10, SLEEPS),
    agentAt(10, SLEEPS, { id: 'other', model: 'unheard-of' }),
  ]);
  const about = (perHour: number, tokensPerHour: number, missing: number) => ({
    perHour: expect.closeTo(perHour, 9),
    tokensPerHour: expect.closeTo(tokensPerHour, 6),
    missing,
  });
  expect(scenarios).toEqual({
    allPollingDearest: about(0.72, 1_200_000, 0),
    allPollingTiered: about(0.36, 1_200_000, 1),
    configured: about(0.03, 100_000, 1),
    allEventDriven: about(0.03, 100_000, 1),
  });
  expect(unpriced).toEqual(['other']);
  expect(withThresholds).toEqual([]);
});

test('under list prices an idle poll has its own tokens', () => {
  const { totals } = estimate([opus(12, {})], 'none');
  expect(totals.tokensPerHour.expected).toBeCloseTo(12 * 5000 + 108 * 4050, 6);
});

test('an agent of unknown rate is missing where its rate counts', () => {
  const arrivals = new Map([['worker', { origin: 'unknown', perHour: null } as const]]);
  const { scenarios, unknownRate } = estimateAgents([agentAt(3, {})], { arrivals });
  expect(unknownRate).toEqual(['worker']);
  expect(scenarios.configured).toMatchObject({ perHour: expect.closeTo(0.36, 9), missing: 0 });
  expect(scenarios.allEventDriven).toMatchObject({ missing: 1 });
  const byToken = estimateAgents([opus(3, {})], { arrivals, pricing });
  expect(byToken.scenarios.configured).toMatchObject({ missing: 1 });
});
