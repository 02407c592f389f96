// What holds of the estimate of any agent: bounds, monotony, sums. Prices and caches are any, too.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CachePolicy, CallTokens, Spread } from '#cost/estimate/types';
import { wakesAt } from '#cost/estimate/wake-rates';
import { ANY_TIME } from '#cost/estimate/wake-times';
import { sumWakes } from '#cost/estimate/wakes';
import { createWakeTimes } from '#main/wake-times';
import type { Agent } from '#org/types';
import { agentOf, orgOf } from '../sample-org.js';
import { agentAt, estimateAgents, estimateOne, SLEEPS } from './estimate.js';
import { OPUS_RATES, priceOf, scaleRates, tokenPricing } from './price-sample.js';
import { anyTrigger, HOURS } from './random-trigger.js';

const options = { numRuns: 100 };
const perHour = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 200, noNaN: true }));
const pattern = fc.constantFrom('one a tick', 'poisson');
const policy: fc.Arbitrary<CachePolicy> = fc.constantFrom('none', '5m', '1h', 'best');
const workingHours = fc.constantFrom(...Object.values(HOURS));
/** What floats may be off, and, as a share, polls whose interval and timers hardly ever meet. */
const SLACK = 1e-6;
const GRID_SLACK = 1.001;

const pricing = tokenPricing({
  cheap: priceOf(),
  dear: priceOf({ bands: [{ overInputTokens: 0, rates: scaleRates(OPUS_RATES, 3) }] }),
  odd: priceOf({ cacheTokensMin: 100_000, batchFactor: null }),
});
const anyAgent: fc.Arbitrary<Agent> = fc
  .record({
    trigger: anyTrigger,
    low: perHour,
    more: perHour,
    model: fc.constantFrom('cheap', 'dear', 'odd', 'unheard-of'),
  })
  .map(({ trigger, low, more, model }) => agentAt([low, low + more], trigger, { model }));

const orgWith = (agents: readonly Agent[], hours: (typeof HOURS)[keyof typeof HOURS]) => {
  const base = orgOf();
  return orgOf({ agents, policies: { ...base.policies, workingHours: hours } });
};

describe('wakes', () => {
  test('are numbers, never below 0, never more than the cooldown, and polls more than the interval, allows', () => {
    fc.assert(
      fc.property(anyTrigger, perHour, pattern, workingHours, (trigger, rate, drawn, hours) => {
        const agent = agentOf({ trigger });
        const times = createWakeTimes(orgWith([agent], hours))(agent);
        const wakes = wakesAt({ trigger, ticksPerHour: 120, pattern: drawn, times }, rate);
        for (const value of Object.values(wakes)) expect(value).toBeGreaterThanOrEqual(0);
        // With hours, the first wake of a day has no wake just before: one more a day.
        const slack = hours === null ? 0 : 1 / 24;
        const most = 120 / Math.max(1, trigger.cooldownTicks) + slack;
        expect(sumWakes(wakes)).toBeLessThanOrEqual(GRID_SLACK * most);
        expect(wakes.busyPolls + wakes.idlePolls).toBeLessThanOrEqual(
          (GRID_SLACK * 120) / trigger.tickInterval + slack,
        );
      }),
      options,
    );
  });

  test('of a sleeper without window or cooldown are its messages, timers and safety wakes at most, and its messages at least', () => {
    fc.assert(
      fc.property(anyTrigger, perHour, workingHours, (given, rate, hours) => {
        const plain = { batchWindow: 0, batchOverrides: {}, cooldownTicks: 0 };
        const trigger = { ...given, ...plain, mode: 'event-driven' as const };
        const agent = agentOf({ trigger });
        const times = createWakeTimes(orgWith([agent], hours))(agent);
        const wakes = wakesAt({ trigger, ticksPerHour: 120, pattern: 'one a tick', times }, rate);
        const messages = Math.min(rate, 120);
        const timers = (120 * times.timerTicks.length) / times.periodTicks;
        const safety = trigger.maxSleepTicks === null ? 0 : 120 / trigger.maxSleepTicks;
        expect(sumWakes(wakes)).toBeLessThanOrEqual(messages + timers + safety + SLACK);
        if (hours === null) expect(sumWakes(wakes)).toBeGreaterThanOrEqual(messages - SLACK);
      }),
      options,
    );
  });

  test('grow with the rate, and shrink with window, cooldown and interval', () => {
    const wakesOf = (trigger: Agent['trigger'], rate: number): number =>
      sumWakes(
        wakesAt({ trigger, ticksPerHour: 120, pattern: 'one a tick', times: ANY_TIME }, rate),
      );
    fc.assert(
      fc.property(anyTrigger, perHour, perHour, fc.nat(20), (trigger, rate, more, longer) => {
        const now = wakesOf(trigger, rate) + SLACK;
        expect(wakesOf(trigger, rate + more) + SLACK).toBeGreaterThanOrEqual(now - SLACK);
        const { tickInterval, batchWindow, cooldownTicks } = trigger;
        const slower = (change: Partial<Agent['trigger']>): void =>
          expect(wakesOf({ ...trigger, ...change }, rate)).toBeLessThanOrEqual(now);
        slower({ batchWindow: batchWindow + longer });
        // Of polls that a cooldown skips a longer interval may skip fewer.
        if (cooldownTicks === 0) slower({ tickInterval: tickInterval + longer });
        slower({ cooldownTicks: cooldownTicks + longer });
      }),
      options,
    );
  });

  test('of a poller, idle ones become fewer with the rate', () => {
    fc.assert(
      fc.property(anyTrigger, perHour, perHour, workingHours, (given, rate, more, hours) => {
        const trigger = { ...given, mode: 'polling' as const };
        const agent = agentOf({ trigger });
        const times = createWakeTimes(orgWith([agent], hours))(agent);
        const idleAt = (perHour: number): number =>
          wakesAt({ trigger, ticksPerHour: 120, pattern: 'one a tick', times }, perHour).idlePolls;
        expect(idleAt(rate + more)).toBeLessThanOrEqual(idleAt(rate) + SLACK);
      }),
      options,
    );
  });
});

describe('dollars', () => {
  const agents = fc.array(anyAgent, { minLength: 1, maxLength: 5 });
  const named = (given: readonly Agent[]): Agent[] =>
    given.map((agent, index) => ({ ...agent, id: `a${index}` }));

  test('are never NaN; an unpriced agent has none; the totals are the sums; low, expected and high are in order', () => {
    fc.assert(
      fc.property(agents, policy, pattern, workingHours, (given, cachePolicy, drawn, hours) => {
        const org = orgWith(named(given), hours);
        const parts = { org, pricing, cachePolicy, arrivalPattern: drawn };
        const estimate = estimateAgents([], parts);
        expect(JSON.stringify(estimate)).not.toMatch(/NaN|Infinity/);
        expect(numbersIn(estimate).every(Number.isFinite)).toBe(true);
        let [sum, idle] = [0, 0];
        for (const agent of estimate.agents) {
          const isUnpriced = agent.model === 'unheard-of';
          expect(agent.costPerHour === null).toBe(isUnpriced);
          expect(estimate.unpriced.includes(agent.id)).toBe(isUnpriced);
          if (isUnpriced) expect(agent.prices.event).toBeNull();
          for (const spread of [agent.costPerHour, agent.tokensPerHour]) inOrder(spread);
          inOrder(agent.wakes.total);
          sum += agent.costPerHour?.expected ?? 0;
          idle += agent.idleCostPerHour ?? 0;
          expect(idle).toBeLessThanOrEqual(sum + SLACK);
          const { busyPolls, idlePolls, events, timers, safety, total } = agent.wakes;
          expect(busyPolls + idlePolls + events + timers + safety).toBeCloseTo(total.expected, 6);
          const least = (agent.prices.least ?? 0) - SLACK;
          const most = (agent.prices.most ?? 0) + SLACK;
          expect(agent.prices.event ?? 0).toBeGreaterThanOrEqual(least);
          expect(agent.prices.event ?? 0).toBeLessThanOrEqual(most);
        }
        expect(estimate.totals.perHour.expected).toBeCloseTo(sum, 9);
        expect(estimate.totals.idlePerHour).toBeCloseTo(idle, 9);
        expect(estimate.scenarios.configured.perHour).toBeCloseTo(sum, 9);
        for (const { savingPerHour } of estimate.advice) {
          expect(savingPerHour).toBeGreaterThan(0);
          expect(savingPerHour).toBeLessThanOrEqual(sum + SLACK);
        }
      }),
      options,
    );
  });

  test('grow with the price, and with the rate where nothing is cached', () => {
    fc.assert(
      fc.property(anyAgent, policy, perHour, (agent, cachePolicy, more) => {
        const at = (model: string, policy: CachePolicy): number =>
          estimateOne({ ...agent, model }, { pricing, cachePolicy: policy }).costPerHour
            ?.expected ?? Number.NaN;
        expect(at('dear', cachePolicy)).toBeCloseTo(3 * at('cheap', cachePolicy), 6);
        expect(at('cheap', 'best')).toBeLessThanOrEqual(at('cheap', cachePolicy) + SLACK);
        const { activity } = agent;
        if (activity.kind !== 'events') return;
        const { low, high } = activity.perHour;
        const busier = agentAt([low + more, high + more], agent.trigger, { model: 'cheap' });
        const { costPerHour } = estimateOne(busier, { pricing, cachePolicy: 'none' });
        expect((costPerHour?.expected ?? 0) + SLACK).toBeGreaterThanOrEqual(at('cheap', 'none'));
      }),
      options,
    );
  });

  test('of a Count of n are n times those of one, where they do not share a cache', () => {
    fc.assert(
      fc.property(anyAgent, fc.integer({ min: 1, max: 7 }), (agent, count) => {
        const parts = { pricing, cachePolicy: 'none' as const };
        const members = Array.from({ length: count }, (_, index) => ({
          ...agent,
          id: `a${index}`,
          member: index + 1,
        }));
        const all = estimateAgents(members, parts);
        const one = estimateAgents([agent], parts);
        expect(all.totals.perHour.high).toBeCloseTo(count * one.totals.perHour.high, 6);
        for (const [name, { perHour }] of Object.entries(one.scenarios))
          expect(all.scenarios[name as 'configured'].perHour).toBeCloseTo(count * perHour, 6);
        expect(all.agents[count - 1]?.breakEvenPerHour).toEqual(one.agents[0]?.breakEvenPerHour);
      }),
      options,
    );
  });

  test('of who shares a cache are at most those of who does not', () => {
    fc.assert(
      fc.property(perHour, fc.integer({ min: 2, max: 6 }), policy, (rate, count, cachePolicy) => {
        const members = Array.from({ length: count }, (_, index) =>
          agentAt(rate, SLEEPS, { id: `a${index}`, member: index + 1, model: 'cheap' }),
        );
        const shared = estimateAgents(members, { pricing, cachePolicy });
        const alone = estimateAgents(members, { pricing, cachePolicy, prefixKey: ({ id }) => id });
        expect(shared.totals.perHour.expected).toBeLessThanOrEqual(
          alone.totals.perHour.expected + SLACK,
        );
      }),
      options,
    );
  });

  test('and tokens grow with the tokens of a call', () => {
    const spread = fc.tuple(fc.nat(9000), fc.nat(9000), fc.nat(9000)).map((values) => {
      const [low, expected, high] = values.sort((a, b) => a - b);
      return { low, expected, high };
    });
    fc.assert(
      fc.property(anyAgent, spread, fc.nat(3000), policy, (agent, input, prefix, cachePolicy) => {
        const tokens: CallTokens = {
          origin: 'stated',
          input,
          output: input,
          idleInput: input,
          idleOutput: input,
          stablePrefix: Math.min(prefix, input.expected),
        };
        const { costPerHour, tokensPerHour } = estimateOne(
          { ...agent, model: 'cheap' },
          { pricing, cachePolicy, tokens: new Map([[agent.id, tokens]]) },
        );
        inOrder(costPerHour);
        inOrder(tokensPerHour);
      }),
      options,
    );
  });
});

function inOrder(spread: Spread | null): void {
  if (spread === null) return;
  // An event may move a timer's wake past a cooldown into another one: more events, and very few fewer wakes.
  expect(spread.low).toBeLessThanOrEqual(spread.expected * GRID_SLACK + SLACK);
  expect(spread.expected).toBeLessThanOrEqual(spread.high * GRID_SLACK + SLACK);
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}
