// The share of calls that find the prompt cached, against the wakes of the engine one by one: an entry lives for so long after
// the last call of anybody who shares it.
import { describe, expect, test } from 'vitest';
import type { Agent, Trigger } from '#org/types';
import { orgOf } from '../sample-org.js';
import { agentAt, estimateAgents, SLEEPS, timer } from './estimate.js';
import { playPassive } from './play-passive.js';
import { priceOf, tokenPricing } from './price-sample.js';

const pricing = tokenPricing({ opus: priceOf() });
const DAY_TICKS = 2880;

/** Hits and wakes of the first agent. */
function playedHits(agents: readonly Agent[], perHour: number, ttlTicks: number): number {
  const wakes = new Map<number, Set<string>>();
  playPassive(orgOf({ agents }), {
    ticks: 20 * DAY_TICKS,
    seed: 3,
    perHour,
    onWake: (agent, tick) => wakes.set(tick, (wakes.get(tick) ?? new Set()).add(agent)),
  });
  let [hits, calls, last] = [0, 0, Number.NEGATIVE_INFINITY];
  for (const [tick, woken] of [...wakes].sort(([a], [b]) => a - b)) {
    if (woken.has('first')) {
      calls += 1;
      if (tick - last <= ttlTicks) hits += 1;
    }
    last = tick;
  }
  return hits / calls;
}

interface Case {
  readonly what: string;
  readonly perHour: number;
  readonly triggers: readonly Partial<Trigger>[];
}
const shared = (what: string, perHour: number, ...triggers: Partial<Trigger>[]): Case => ({
  what,
  perHour,
  triggers,
});

const cases = [
  shared('messages', 2, SLEEPS),
  shared('messages', 20, SLEEPS),
  shared('a window of 4 ticks', 20, { ...SLEEPS, batchWindow: 4 }),
  shared('a window beyond the life of an entry', 20, { ...SLEEPS, batchWindow: 15 }),
  shared('a cooldown of 6 ticks', 20, { ...SLEEPS, cooldownTicks: 6 }),
  shared('safety wakes alone', 0, { ...SLEEPS, maxSleepTicks: 200 }),
  shared('a longest sleep within the life of an entry', 1, { ...SLEEPS, maxSleepTicks: 10 }),
  shared('hourly timers alone', 0, { ...SLEEPS, timers: [timer('0 * * * *')] }),
  shared('timers each 5 minutes', 4, { ...SLEEPS, timers: [timer('*/5 * * * *')] }),
  shared('hourly timers and messages', 3, { ...SLEEPS, timers: [timer('0 * * * *')] }),
  shared('polls and timers', 3, { tickInterval: 14, timers: [timer('20 * * * *')] }),
  shared('one that shares with a sleeper', 2, SLEEPS, SLEEPS),
  shared('one that shares with a poller', 2, SLEEPS, { tickInterval: 30 }),
  shared('a poller that shares with a sleeper', 2, { tickInterval: 30 }, SLEEPS),
];

describe.each([
  ['5m', 10],
  ['1h', 120],
] as const)('entries of %s', (cachePolicy, ttlTicks) => {
  test.each(cases)('$what, $perHour an hour', ({ perHour, triggers }) => {
    const agents = triggers.map((trigger, index) =>
      agentAt(perHour, trigger, { id: index === 0 ? 'first' : `other-${index}`, model: 'opus' }),
    );
    const parts = { pricing, cachePolicy, prefixKey: () => 'one' };
    const estimate = estimateAgents(agents, parts);
    const hitShare = estimate.agents[0]?.cache?.hitShare ?? Number.NaN;
    // The formula is of continuous time, the engine of ticks: at most 4 of 100 calls are what they differ by.
    expect(Math.abs(hitShare - playedHits(agents, perHour, ttlTicks))).toBeLessThan(0.04);
  });
});
