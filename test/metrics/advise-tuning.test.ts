// Settings beside the mode: when a run's figures speak for another value, and when they must not.
import { describe, expect, test } from 'vitest';
import { invocationPrice } from '#cost/invocation-price';
import type { Tally } from '#engine/tally';
import type { Advice } from '#metrics/advice';
import type { CheaperModel } from '#metrics/advice-case';
import { adviseRun } from '#metrics/recommend';
import type { Agent } from '#org/types';
import { agentOf, orgOf } from '../cost/sample-org.js';
import type { Hour } from '../report/run-report-sample.js';
import { reportOf } from '../report/run-report-sample.js';

function adviceOn(hours: readonly Hour[], cheaper: CheaperModel | null = null): readonly Advice[] {
  const { agents: figures, totals, hours: length } = reportOf(hours).summary;
  const agents = hours.map(({ agent }) => agent);
  return adviseRun({
    org: orgOf({ agents }),
    prices: agents.map(invocationPrice),
    figures,
    cheaperModels: agents.map(() => cheaper),
    hours: length,
    costPerHour: totals.costPerHour,
  });
}

const told = (advice: readonly Advice[]) =>
  advice.map(({ kind, from, to }) => `${kind} ${from} -> ${to}`);

describe('tick interval', () => {
  const report = { agent: agentOf({ id: 'report', reportsTo: 'boss' }), busyPolls: 120 };
  const boss = agentOf({ id: 'boss' });

  test('a manager that should poll sees the same messages in half the polls', () => {
    const [advice] = adviceOn([{ agent: boss, busyPolls: 84 }, report]);
    expect(advice).toMatchObject({
      from: 'tick interval 1 tick',
      to: 'tick interval 2 ticks',
      change: { setting: 'tickInterval', value: 2 },
      otherwise: { kind: 'keep', from: 'polling' },
    });
    // No more than the idle polls, although half of all would go.
    expect(advice?.savingPerHour).toBeCloseTo(36 * 0.003, 9);
  });

  test('a worker needs a poll for each turn of its work', () => {
    expect(told(adviceOn([{ agent: agentOf(), busyPolls: 84 }]))).toEqual([
      'keep polling -> polling',
    ]);
    const seldom = agentOf({ trigger: { tickInterval: 2 } });
    const counts = { wakes: { ...NO_WAKES, poll: 60 }, idlePolls: 27 };
    expect(told(adviceOn([{ agent: seldom, counts }]))).toEqual([
      'tune tick interval 2 ticks -> tick interval 3 ticks',
    ]);
  });

  test('is what to try where a switch fails', () => {
    const [advice] = adviceOn([{ agent: agentOf(), busyPolls: 12 }]);
    expect(advice).toMatchObject({
      kind: 'switch',
      otherwise: { kind: 'tune', to: 'tick interval 4 ticks' },
    });
  });
});

const NO_WAKES = { poll: 0, message: 0, timer: 0, threshold: 0, safety: 0, continue: 0 };

describe('batch window', () => {
  const lead = (trigger: Partial<Agent['trigger']> = {}): Agent =>
    agentOf({
      model: 'claude-sonnet',
      activity: { kind: 'events', perHour: { low: 60, high: 60 } },
      trigger: { mode: 'event-driven', ...trigger },
    });
  const busy: Partial<Tally> = {
    messageWakes: 40,
    messagesInMessageWakes: 42,
    tokensByTrigger: { completion_received: 150_000, escalation_received: 50_000 },
  };
  const on = (counts: Partial<Tally>, agent = lead()) =>
    told(adviceOn([{ agent, events: 40, counts: { ...busy, ...counts } }]));
  const ADVICE =
    'tune batch window 0 ticks for completions -> batch window 3 ticks for completions';

  test('what comes one by one and can wait comes together', () => {
    expect(on({})).toEqual([ADVICE]);
  });

  test.each<[string, Partial<Tally>, Agent?]>([
    ['in batches already', { messagesInMessageWakes: 80 }],
    ['to somebody with work of its own', { wakes: { ...NO_WAKES, message: 40, continue: 30 } }],
    ['with questions, whose senders wait', { tokensByTrigger: { escalation_received: 9 } }],
    [
      'seldom',
      { invocations: 8, tokens: 40_000, tokensByTrigger: { completion_received: 30_000 } },
    ],
    ['with a window', {}, lead({ batchWindow: 2 })],
    [
      'with a window of no ticks on purpose',
      {},
      lead({ batchOverrides: { completion_received: 0 } }),
    ],
  ])('not %s', (_title, counts, agent) => {
    expect(on(counts, agent)).toEqual([]);
  });
});

describe('model', () => {
  const writer = agentOf({ model: 'gpt-4o', trigger: { mode: 'event-driven' } });
  const haiku = { model: 'claude-haiku', costNano: 3_000_000 };

  test('the cheaper one of its level is a question, with what it would save', () => {
    const [advice] = adviceOn([{ agent: writer, events: 10 }], haiku);
    expect(advice).toMatchObject({ from: 'model gpt-4o', to: 'model claude-haiku' });
    expect(advice?.savingPerHour).toBeCloseTo(10 * (0.04 - 0.003), 9);
    const { recommendations } = reportOf([{ agent: writer, events: 10 }]).summary;
    expect(recommendations).toEqual([]);
  });

  test('not where it was never called', () => {
    expect(adviceOn([{ agent: writer, events: 0 }], haiku)).toEqual([]);
  });
});

test.each([
  [19, 1, 'shown as 5%', 0],
  [47, 3, 'shown as 6%', 1],
  [55, 3, 'shown as 5%', 0],
])('%d wakes with events and %d without: %s', (events, empty, _title, count) => {
  const agent = agentOf({
    activity: { kind: 'events', perHour: { low: 500, high: 500 } },
    trigger: { mode: 'event-driven' },
  });
  const counts = { wakes: { ...NO_WAKES, message: events, safety: empty } };
  expect(adviceOn([{ agent, events: events + empty, empty, counts }])).toHaveLength(count);
});

test('tunings that save the org next to nothing are noise, unless many do', () => {
  const boss = { agent: agentOf({ id: 'boss', model: 'claude-opus' }), busyPolls: 120 };
  const dozer = (n: number): Hour => ({
    agent: agentOf({
      id: `w-${n}`,
      name: `Worker ${n}`,
      member: n,
      activity: { kind: 'events', perHour: { low: 50, high: 50 } },
      trigger: { mode: 'event-driven' },
    }),
    events: 40,
    empty: 20,
  });
  expect(adviceOn([boss, dozer(1)])).toEqual([]);
  const many = Array.from({ length: 10 }, (_, index) => dozer(index + 1));
  expect(adviceOn([boss, ...many])).toHaveLength(10);
});
