// Advice on modes: the cases of the design note, the five factors, and what must never be advised.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agent, Org } from '#org/types';
import { agentOf } from '../cost/sample-org.js';
import type { Hour } from '../report/run-report-sample.js';
import { coo, DASHBOARD, reportOf } from '../report/run-report-sample.js';

const adviceOn = (hour: Hour, orgParts: Partial<Org> = {}) =>
  reportOf([hour], orgParts).summary.recommendations[0];

const opus = (parts: Partial<Agent> = {}): Agent =>
  agentOf({ id: 'boss', name: 'Boss', model: 'claude-opus', ...parts });

test('a worker that idles 55 % of its polls switches and saves $0.198 an hour', () => {
  expect(reportOf(DASHBOARD).summary.recommendations).toEqual([
    {
      agent: 'worker-3',
      kind: 'switch',
      from: 'polling',
      to: 'event-driven',
      reason:
        '66 of 120 polls an hour find nothing (idle 55%), although a cheap model ($0.003 a call) and a worker would rather poll',
      savingPerHour: 0.198,
      expectedRate: 96,
      measuredRate: 54,
      flipAtRate: 120,
      proof: null,
      leftOut: null,
    },
  ]);
});

test('a lead with more events than expected keeps its mode up to the break-even', () => {
  const lead = agentOf({
    id: 'lead',
    model: 'claude-sonnet',
    activity: { kind: 'events', perHour: { low: 15, high: 15 } },
    trigger: { mode: 'event-driven' },
  });
  expect(adviceOn({ agent: lead, events: 25 })).toMatchObject({
    kind: 'keep',
    from: 'event-driven',
    to: 'event-driven',
    savingPerHour: 0,
    expectedRate: 15,
    measuredRate: 25,
    flipAtRate: 120,
  });
  expect(adviceOn({ agent: lead, events: 25 })?.reason).toContain(
    '25 events an hour, more than the 15 expected, but polling pays only from 120 an hour',
  );
  expect(adviceOn({ agent: lead, events: 16 })).toBeUndefined();
});

describe('between healthy and half idle the factors decide', () => {
  test('a cheap busy worker keeps polling, and what switching would save is said', () => {
    const advice = adviceOn({ agent: agentOf(), busyPolls: 84 });
    expect(advice).toMatchObject({
      kind: 'keep',
      from: 'polling',
      savingPerHour: 0,
      flipAtRate: 60,
    });
    expect(advice?.reason).toContain('event-driven would save $0.11/h');
    expect(advice?.reason).toContain('a cheap model ($0.003 a call), mostly busy and a worker');
  });

  test('a dear manager switches', () => {
    const report = reportOf([
      { agent: opus(), busyPolls: 84 },
      { agent: agentOf({ id: 'w', reportsTo: 'boss' }), busyPolls: 120 },
    ]);
    expect(report.summary.recommendations).toMatchObject([
      { agent: 'boss', kind: 'switch', to: 'event-driven', savingPerHour: 4.32 },
    ]);
    expect(report.summary.recommendations[0]?.reason).toContain(
      'a dear model ($0.12 a call) and a manager speak for it, although mostly busy would rather poll',
    );
  });

  test('a tie goes to money', () => {
    const budgets = [{ unit: 'usd', limit: 5, period: 'daily' } as const];
    expect(adviceOn({ agent: opus({ budgets }), busyPolls: 84 })).toMatchObject({
      kind: 'switch',
      to: 'event-driven',
    });
  });

  test('a budget and polls far apart speak for event-driven', () => {
    const budgets = [{ unit: 'usd', limit: 5, period: 'daily' } as const];
    const agent = agentOf({ budgets, trigger: { tickInterval: 2 } });
    const advice = adviceOn({ agent, busyPolls: 80 });
    expect(advice).toMatchObject({ kind: 'keep' });
    expect(advice?.flipAtRate).toBe(30);
  });
});

test('up to a fifth of idle polls is healthy: nothing is said', () => {
  expect(adviceOn({ agent: agentOf(), busyPolls: 96 })).toBeUndefined();
});

test('a free model may poll: there is nothing to save', () => {
  expect(adviceOn({ agent: agentOf({ model: 'ollama/llama3' }), busyPolls: 1 })).toBeUndefined();
});

test('without a price the saving is unknown, not nothing', () => {
  const agent = agentOf({ model: 'acme/x' });
  expect(adviceOn({ agent, busyPolls: 1 })).toMatchObject({ kind: 'switch', savingPerHour: null });
});

test('an agent that is awake on every tick might as well poll', () => {
  const agent = agentOf({ trigger: { mode: 'event-driven' } });
  expect(adviceOn({ agent, events: 120 })).toMatchObject({
    kind: 'switch',
    to: 'polling',
    savingPerHour: 0,
    flipAtRate: 120,
  });
});

test('safety wakes that find nothing and cost something are tuned away', () => {
  expect(adviceOn({ agent: coo, events: 6, empty: 2 })).toMatchObject({
    kind: 'tune',
    from: 'max sleep 500 ticks',
    to: 'max sleep 1000 ticks',
    savingPerHour: 0.12,
    flipAtRate: null,
  });
});

test('members of one Count are told once', () => {
  const member = (number: number): Agent =>
    agentOf({ id: `w-${number}`, name: `Worker ${number}`, member: number });
  const hours = [1, 2, 3, 5].map((n) => ({ agent: member(n), busyPolls: 10 + n }));
  const { recommendations, adviceGroups } = reportOf(hours).summary;
  expect(recommendations).toHaveLength(4);
  expect(adviceGroups).toMatchObject([
    { name: 'Worker 1-3,5', agents: ['w-1', 'w-2', 'w-3', 'w-5'] },
  ]);
  expect(adviceGroups[0]?.savingPerHour).toBeCloseTo((480 - 51) * 0.003, 9);
  expect(adviceGroups[0]?.reason).toContain('105 to 109 of 120 polls an hour find nothing');
});

test('of several switches the one that saves most comes first', () => {
  const idler = (id: string, busyPolls: number) => ({ agent: agentOf({ id }), busyPolls });
  const { recommendations, adviceGroups } = reportOf([idler('a', 50), idler('b', 10)]).summary;
  expect(recommendations.map(({ agent }) => agent)).toEqual(['b', 'a']);
  expect(adviceGroups.map(({ agents }) => agents)).toEqual([['b'], ['a']]);
});

test('what a Count saves is unknown when a member’s price is', () => {
  const member = (number: number, model: string): Agent =>
    agentOf({ id: `w-${number}`, name: `Worker ${number}`, member: number, model });
  const savings = (...models: string[]) =>
    reportOf(
      models.map((model, i) => ({ agent: member(i + 1, model), busyPolls: 1 })),
    ).summary.adviceGroups.map(({ savingPerHour }) => savingPerHour);
  expect(savings('claude-haiku', 'acme/x')).toEqual([null]);
  expect(savings('acme/x', 'claude-haiku')).toEqual([null]);
});

test('who may stay as it is is told together, related or not', () => {
  const keeper = (id: string) => ({ agent: agentOf({ id, name: id }), busyPolls: 84 });
  const { adviceGroups } = reportOf([keeper('cook'), keeper('clerk')]).summary;
  expect(adviceGroups).toMatchObject([
    { kind: 'keep', name: 'cook, clerk', agents: ['cook', 'clerk'] },
  ]);
});

test('who keeps one mode is told apart from who keeps the other', () => {
  const few = { kind: 'events', perHour: { low: 15, high: 15 } } as const;
  const sleeper = agentOf({ id: 's', activity: few, trigger: { mode: 'event-driven' } });
  const { adviceGroups } = reportOf([
    { agent: agentOf({ id: 'p' }), busyPolls: 84 },
    { agent: sleeper, events: 25 },
  ]).summary;
  expect(adviceGroups.map(({ kind, agents }) => [kind, agents])).toEqual([
    ['keep', ['p']],
    ['keep', ['s']],
  ]);
});

test('a switch never costs money, and what is measured lies on the right side of the flip', () => {
  const models = ['claude-opus', 'claude-sonnet', 'claude-haiku', 'gpt-4o', 'ollama/x', 'acme/x'];
  const hour = fc.record({
    model: fc.constantFrom(...models),
    mode: fc.constantFrom('polling' as const, 'event-driven' as const),
    busy: fc.integer({ min: 0, max: 120 }),
  });
  fc.assert(
    fc.property(hour, ({ model, mode, busy }) => {
      const agent = agentOf({ model, trigger: { mode } });
      const advice = adviceOn({ agent, busyPolls: busy, events: busy });
      if (advice === undefined) return;
      expect(advice.savingPerHour ?? 0).toBeGreaterThanOrEqual(0);
      expect(advice.from).toBe(mode);
      if (advice.kind === 'keep') expect(advice.to).toBe(mode);
      const flip = advice.flipAtRate ?? 0;
      const shouldSleep = advice.to === 'event-driven';
      expect(advice.measuredRate < flip).toBe(shouldSleep);
    }),
  );
});
