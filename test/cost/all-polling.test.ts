// The polling comparison, against the figures of the design note's 25 agents.
import { expect, test } from 'vitest';
import { toUsd } from '#base/money';
import { costAllPolling } from '#cost/all-polling';
import { invocationPrice } from '#cost/invocation-price';
import { agentOf, orgOf } from './sample-org.js';

const tiers = [
  agentOf({ id: 'coo', model: 'claude-opus' }),
  ...Array.from({ length: 4 }, (_, i) => agentOf({ id: `lead-${i}`, model: 'claude-sonnet' })),
  ...Array.from({ length: 20 }, (_, i) => agentOf({ id: `worker-${i}`, model: 'claude-haiku' })),
];

const perHour = (agents: readonly ReturnType<typeof agentOf>[], tickSeconds = 30) =>
  costAllPolling(
    orgOf({ agents, tickSeconds }),
    agents.map(invocationPrice),
    agents.map(() => 5),
  );

test('25 agents by tier cost $36.00 an hour when all poll', () => {
  expect(toUsd(perHour(tiers).costNano)).toBe(36);
});

test('the same on Opus alone, $360', () => {
  const opus = tiers.map((agent) => ({ ...agent, model: 'claude-opus' }));
  expect(toUsd(perHour(opus).costNano)).toBe(360);
});

test('one agent on Opus, every 30 s and every 60 s', () => {
  const coo = [agentOf({ id: 'coo', model: 'claude-opus' })];
  expect(toUsd(perHour(coo).costNano)).toBe(14.4);
  expect(toUsd(perHour(coo, 60).costNano)).toBe(7.2);
});

test('an interval of its own makes an agent poll less often', () => {
  const slow = [agentOf({ id: 'coo', model: 'claude-opus', trigger: { tickInterval: 4 } })];
  expect(toUsd(perHour(slow).costNano)).toBe(3.6);
});

test('polls that find nothing cost what an idle poll costs', () => {
  const agents = [agentOf({ id: 'coo', model: 'claude-opus' })];
  const prices = agents.map((agent) => ({ ...invocationPrice(agent), idleCostNano: 10_000_000 }));
  const costOf = (busyPerHour: number): number =>
    toUsd(costAllPolling(orgOf({ agents, tickSeconds: 30 }), prices, [busyPerHour]).costNano);
  expect(costOf(5)).toBe(5 * 0.12 + 115 * 0.01);
  expect(costOf(0)).toBe(1.2);
  // More wakes than polls: several come together.
  expect(costOf(500)).toBe(14.4);
});

test('an agent without a price is named, and adds nothing', () => {
  const agents = [agentOf({ id: 'a', model: 'claude-opus' }), agentOf({ id: 'b', model: 'x/y' })];
  const { costNano, unpriced } = perHour(agents);
  expect(toUsd(costNano)).toBe(14.4);
  expect(unpriced).toEqual(['b']);
});
