// The figures in JSON: pinned keys first and in order, unknown as null, sums that add up.
import { expect, test } from 'vitest';
import { formatRunJson } from '#report/run-json';
import { agentOf } from '../cost/sample-org.js';
import { coo, DASHBOARD, reportOf } from '../report/run-report-sample.js';

const PINNED = ['org', 'seed', 'tickSeconds', 'ticks', 'totals', 'agents', 'recommendations'];
const PINNED_AGENT = [
  'id',
  'mode',
  'model',
  'invocations',
  'wakes',
  'idlePolls',
  'received',
  'processed',
  'pending',
  'cost',
  'costPerHour',
  'wakesPerHour',
  'utilization',
];
const METRICS = [
  'wakeRate',
  'sleepDurationAvg',
  'eventQueueDepth',
  'batchEfficiency',
  'safetyWakeRate',
  'costPerDecision',
  'idleWaste',
  'tokensPerHour',
  'tokensPerDay',
  'tokensPerTask',
  'tokensByHour',
  'idleTime',
  'batchRate',
  'efficiency',
  'escalationRate',
  'completionRate',
  'ackLatency',
  'ackLatencyMedian',
  'ackLatencyP95',
  'timeToCompletion',
  'timeToUnblock',
  'triggerLatency',
  'blockedTasks',
  'openTasks',
  'budgetUsed',
  'health',
  'peakHours',
];

const json = (...args: Parameters<typeof reportOf>) => JSON.parse(formatRunJson(reportOf(...args)));

test('pinned keys come first, in their order', () => {
  const report = json(DASHBOARD);
  expect(Object.keys(report).slice(0, PINNED.length)).toEqual(PINNED);
  expect(Object.keys(report.agents[0]).slice(0, PINNED_AGENT.length)).toEqual(PINNED_AGENT);
  expect(Object.keys(report.agents[0].wakes)).toEqual([
    'poll',
    'message',
    'timer',
    'threshold',
    'safety',
    'continue',
  ]);
});

test('every metric is there, a number or null', () => {
  const [agent] = json(DASHBOARD).agents;
  expect(Object.keys(agent)).toEqual(expect.arrayContaining(METRICS));
  expect(agent).toMatchObject({ idleWaste: null, ackLatency: null, ackLatencyP95: null });
  expect(agent).toMatchObject({ cost: 0.48, costPerHour: 0.48, wakesPerHour: 4, utilization: 1 });
});

test('totals are the sums, per hour, day and month, beside all polling', () => {
  const { totals } = json(DASHBOARD);
  expect(totals).toMatchObject({ invocations: 390, cost: 2.34, costPerHour: 2.34, unpriced: [] });
  expect(totals.costPerDay).toBeCloseTo(56.16, 9);
  expect(totals.costPerMonth).toBeCloseTo(1684.8, 9);
  expect(totals.allPolling.costPerHour).toBe(22.68);
  expect(totals.allPolling.savingShare).toBeCloseTo(1 - 2.34 / 22.68, 9);
});

test('an agent without a price costs null, and is named', () => {
  const agent = agentOf({ id: 'x', model: 'acme/x' });
  const { agents, totals } = json([
    { agent: coo, events: 4 },
    { agent, busyPolls: 100 },
  ]);
  expect(agents[1]).toMatchObject({ cost: null, costPerHour: null, costPerDecision: null });
  expect(totals).toMatchObject({ cost: 0.48, unpriced: ['x'] });
});

test('notes say what waits, what nobody answered, and whom no message woke', () => {
  const { notes } = reportOf([
    { agent: coo },
    { agent: agentOf({ id: 'a', name: 'A', trigger: { mode: 'event-driven' } }), pending: 7 },
    { agent: agentOf({ id: 'b', name: 'B' }), busyPolls: 120, unacknowledged: 2, pending: 1 },
  ]).summary;
  expect(notes.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'warning: Got messages, but none that it wakes on: A — check Wake on',
    'warning: Messages still pending at the end: A 7',
    'note: Got no message in this run: COO',
    'note: Not yet acknowledged at the end: 2 delegations to B',
  ]);
});
