// Where health ends: each range at its edges, and whether decisions become dearer.
import { describe, expect, test } from 'vitest';
import { costTrend, noteCosts } from '#metrics/cost-trend';
import type { HealthCase } from '#metrics/healthy-ranges';
import { findUnhealthy, HEALTHY_WORDS } from '#metrics/healthy-ranges';
import type { Trigger } from '#org/types';
import { agentOf } from '../cost/sample-org.js';
import { reportOf } from '../report/run-report-sample.js';

const [sample] = reportOf([{ agent: agentOf({}), busyPolls: 120 }]).summary.agents;
if (sample === undefined) throw new Error('the sample has an agent');
const metrics = sample;

function unhealthy(
  figures: Partial<HealthCase['metrics']>,
  trigger: Partial<Trigger> = {},
  trend: HealthCase['trend'] = { first: null, second: null },
): readonly string[] {
  const agent = agentOf({ trigger });
  const all = { ...metrics, ...figures };
  return findUnhealthy({ agent, mode: agent.trigger.mode, metrics: all, trend });
}

const sleeper = { mode: 'event-driven', batchWindow: 3 } as const;

test.each([
  ['four messages pending', { eventQueueDepth: 4 }, {}, []],
  ['five messages pending', { eventQueueDepth: 5 }, {}, ['event_queue_depth']],
  ['batches of two', { batchEfficiency: 2 }, sleeper, []],
  ['batches of five', { batchEfficiency: 5 }, sleeper, []],
  ['batches below two', { batchEfficiency: 1.99 }, sleeper, ['batch_efficiency']],
  ['batches above five', { batchEfficiency: 5.01 }, sleeper, ['batch_efficiency']],
  ['no message wake at all', { batchEfficiency: null }, sleeper, []],
  ['no window', { batchEfficiency: 1 }, { ...sleeper, batchWindow: 0 }, []],
  [
    'a window for some messages alone',
    { batchEfficiency: 1 },
    { ...sleeper, batchWindow: 0, batchOverrides: { 'priority:low': 9 } },
    ['batch_efficiency'],
  ],
  ['a window that polling does not use', { batchEfficiency: 1 }, { batchWindow: 3 }, []],
  ['one wake in 20 for safety', { safetyWakeRate: 0.05 }, sleeper, []],
  ['more than one in 20 for safety', { safetyWakeRate: 0.051 }, sleeper, ['safety_wake_rate']],
  ['idle on just below 20 %', { idleWaste: 0.199 }, {}, []],
  ['idle on 20 %', { idleWaste: 0.2 }, {}, ['idle_waste']],
  ['idle unknown', { idleWaste: null }, {}, []],
] as const)('%s', (_title, figures, trigger, expected) => {
  expect(unhealthy(figures, trigger)).toEqual(expected);
});

describe('the cost of a decision', () => {
  test.each([
    [0.01, 0.01, false],
    [0.01, 0.005, false],
    [0.01, 0.011, false],
    [0.01, 0.0111, true],
    [0, 0.001, true],
    [null, 0.01, false],
    [0.01, null, false],
  ])('from %s to %s rises: %s', (first, second, isRising) => {
    expect(unhealthy({}, {}, { first, second })).toEqual(isRising ? ['cost_per_decision'] : []);
  });

  const so = (costNano: number, actions: number, unpriced = 0) => ({ costNano, actions, unpriced });

  test('is counted for each half by itself', () => {
    expect(costTrend(so(1e9, 10), so(4e9, 20))).toEqual({ first: 0.1, second: 0.3 });
  });

  test('is unknown without an action, without a price and without halves', () => {
    expect(costTrend(so(1e9, 0), so(2e9, 1))).toEqual({ first: null, second: 1 });
    expect(costTrend(so(1e9, 1), so(2e9, 1))).toEqual({ first: 1, second: null });
    expect(costTrend(so(0, 1, 1), so(0, 2, 2))).toEqual({ first: null, second: null });
    expect(costTrend(undefined, so(2e9, 1))).toEqual({ first: null, second: null });
  });

  test('at half-time is a copy: the run goes on', () => {
    const tally = so(5, 1);
    const noted = noteCosts({ agents: [{ tally }] } as unknown as Parameters<typeof noteCosts>[0]);
    tally.costNano = 9;
    expect(noted).toEqual([so(5, 1)]);
  });
});

test('every range is told in words', () => {
  expect(HEALTHY_WORDS.map(([metric]) => metric)).toEqual([
    'event_queue_depth',
    'batch_efficiency',
    'safety_wake_rate',
    'cost_per_decision',
    'idle_waste',
  ]);
  expect(HEALTHY_WORDS.map(([, words]) => words)).toContain('at most 5%');
});
