// Every metric of every scope on an hour that was worked out by hand: 120 ticks of 30 s, $0.01 and 5,000 tokens a wake.
import { describe, expect, test } from 'vitest';
import type { Action, Answer, Invocation } from '#engine/types';
import { METRICS_COLUMNS, metricsRows } from '#metrics/metrics-rows';
import { metricsScopes } from '#metrics/metrics-scopes';
import { simulate } from '../engine/simulate.js';

const ORG = `# Org
## Culture
- **Ack required:** yes
## Policies
### Budget
- **Org limit:** $0.36/day
## Structure
### Boss
- **Level:** 10
- **Trigger:** event-driven
- **Max sleep:** 60 ticks
### Works
#### Lead
- **Trigger:** event-driven
- **Batch window:** 2 ticks
- **Max sleep:** never
#### Hand
- **Trigger:** polling
- **Tick interval:** 10
- **Budget:** $1/day
### Shop
#### Clerk
- **Reports to:** Lead
- **Trigger:** event-driven
- **Max sleep:** never
`;

const send = (
  type: 'delegation' | 'completion' | 'escalation' | 'answer',
  to: string,
  task: string,
): Action => ({
  type,
  to,
  task,
  body: '',
});

/** What agents do, by name and tick; at all other wakes nothing. */
const ANSWERS: Record<string, Partial<Answer>> = {
  'boss 5': { actions: [send('delegation', 'lead', 't1')] },
  // Its window keeps what arrives at 5 until 7.
  'lead 7': { actions: [send('delegation', 'hand', 't2'), send('delegation', 'hand', 't3')] },
  'hand 10': { actions: [{ type: 'work', task: 't2' }], workInProgress: true },
  'hand 20': { actions: [send('completion', 'lead', 't2'), send('escalation', 'lead', 't3')] },
  'lead 22': { actions: [send('answer', 'hand', 't3')] },
  'hand 30': { actions: [send('completion', 'lead', 't3')] },
  'lead 32': { actions: [send('completion', 'boss', 't1')] },
};

// So the boss wakes at 5, 32 and, for safety, 92; the lead at 7, 22 and 32; the hand polls 12 times, at 10, 20 and 30
// with something to do; the clerk sleeps. At the end the hand has a task that it did not see yet and is stuck on.
const EVENTS = {
  5: [{ type: 'order', to: 'boss', body: '' } as const],
  115: [{ ...send('delegation', 'hand', 't4'), from: 'boss' }],
  116: [{ ...send('escalation', 'human-principal', 't4'), from: 'hand' }],
};

const { org, results } = simulate(ORG, {
  ticks: 120,
  events: EVENTS,
  answer: ({ agent, tick }: Invocation) => ANSWERS[`${agent} ${tick}`],
});
const rows = metricsRows(metricsScopes(org), results, 1);

function valuesOf(scope: string, name: string): Record<string, number | null> {
  const row = rows.find((each) => each.scope === scope && each.name === name);
  if (row === undefined) throw new Error(`no row for ${scope} ${name}`);
  return Object.fromEntries(METRICS_COLUMNS.map((column, at) => [column, row.values[at] ?? null]));
}

const SCOPES = [
  ['agent', 'boss'],
  ['agent', 'lead'],
  ['agent', 'hand'],
  ['agent', 'clerk'],
  ['team', 'lead'],
  ['department', 'Works'],
  ['org', 'Org'],
] as const;

// The scopes above, in their order. A team is the lead, the hand and the clerk; the department has no clerk.
const BY_HAND: Record<string, readonly (number | null)[]> = {
  wake_rate: [3, 3, 12, 0, 15, 15, 18],
  sleep_duration_avg: [43.5, 12.5, 10, null, 135 / 13, 135 / 13, 222 / 15],
  event_queue_depth: [0, 0, 1, 0, 1, 1, 1],
  event_queue_depth_mean: [0, 8 / 120, 19 / 120, 0, 27 / 120, 27 / 120, 27 / 120],
  event_queue_depth_max: [0, 2, 2, 0, 4, 4, 4],
  batch_efficiency: [1, 4 / 3, null, null, 4 / 3, 4 / 3, 6 / 5],
  safety_wake_rate: [1 / 3, 0, 0, null, 0, 0, 1 / 18],
  cost_per_decision: [0.03, 0.0075, 0.03, null, 0.01875, 0.01875, 0.02],
  idle_waste: [null, null, 0.75, null, 0.75, 0.75, 0.75],
  utilization: [2 / 3, 1, 0.25, null, 0.4, 0.4, 8 / 18],
  cost_per_hour: [0.03, 0.03, 0.12, 0, 0.15, 0.15, 0.18],
  tokens_per_hour: [15_000, 15_000, 60_000, 0, 75_000, 75_000, 90_000],
  tokens_per_hour_order_received: [5000, 0, 0, 0, 0, 0, 5000],
  tokens_per_hour_task_assigned: [0, 5000, 5000, 0, 10_000, 10_000, 10_000],
  tokens_per_hour_completion_received: [5000, 7500, 0, 0, 7500, 7500, 12_500],
  tokens_per_hour_escalation_received: [0, 2500, 0, 0, 2500, 2500, 2500],
  tokens_per_hour_message_received: [0, 0, 5000, 0, 5000, 5000, 5000],
  tokens_per_hour_poll: [0, 0, 50_000, 0, 50_000, 50_000, 50_000],
  tokens_per_hour_safety: [5000, 0, 0, 0, 0, 0, 5000],
  tokens_per_hour_code_changed: [0, 0, 0, 0, 0, 0, 0],
  tokens_per_day: [360_000, 360_000, 1_440_000, 0, 1_800_000, 1_800_000, 2_160_000],
  tokens_per_task: [null, 15_000, 30_000, null, 25_000, 25_000, 30_000],
  tokens_by_hour_00: [15_000, 15_000, 60_000, 0, 75_000, 75_000, 90_000],
  tokens_by_hour_01: [0, 0, 0, 0, 0, 0, 0],
  idle_time: [117 / 120, 117 / 120, 108 / 120, 1, 345 / 360, 225 / 240, 462 / 480],
  batch_rate: [0, 1 / 3, null, null, 1 / 3, 1 / 3, 1 / 5],
  efficiency: [0.975, 0.975, 0.9, 1, 1 - 75 / 1800, 0.9375, 0.9625],
  escalation_rate: [0, 0, 2 / 3, 0, 0.5, 0.5, 0.5],
  completion_rate: [0, 1, 2 / 3, 0, 0.75, 0.75, 0.75],
  ack_latency: [null, 2, 3, null, 8 / 3, 8 / 3, 8 / 3],
  ack_latency_median: [null, 2, 3, null, 3, 3, 3],
  ack_latency_p95: [null, 2, 3, null, 3, 3, 3],
  time_to_completion: [null, 27, 18, null, 21, 21, 21],
  time_to_completion_median: [null, 27, 13, null, 23, 23, 23],
  time_to_completion_p95: [null, 27, 23, null, 27, 27, 27],
  time_to_unblock: [null, null, 2, null, 2, 2, 2],
  time_to_unblock_median: [null, null, 2, null, 2, 2, 2],
  time_to_unblock_p95: [null, null, 2, null, 2, 2, 2],
  trigger_latency: [0, 2, 14 / 3, null, 22 / 7, 22 / 7, 22 / 9],
  trigger_latency_median: [0, 2, 3, null, 2, 2, 2],
  trigger_latency_p95: [0, 2, 8, null, 8, 8, 8],
  blocked_tasks: [0, 0, 1, 0, 1, 1, 1],
  open_tasks: [0, 0, 1, 0, 1, 1, 1],
  // Money of the agent's own budget; of a team the fullest of its agents; the org has one of its own.
  budget_used: [null, null, 0.12, null, 0.12, 0.12, 0.5],
  // Points lost: of 15 for acks after 90 s (80 s), all 20 for escalations, of 25 for completions, 7.5 of 10 for idle polls.
  health: [100, 100, 63.90805, null, 66.07759, 66.07759, 66.07759],
};

describe.each(Object.entries(BY_HAND))('%s', (metric, expected) => {
  test.each(SCOPES.map((scope, at) => [scope.join(' '), scope, expected[at] ?? null] as const))(
    'of the %s',
    (_title, [scope, name], value) => {
      const measured = valuesOf(scope, name)[metric];
      if (value === null || measured === null) expect(measured).toBe(value);
      else expect(measured).toBeCloseTo(value, 5);
    },
  );
});

test('the columns are all of the table, each once', () => {
  expect(new Set(METRICS_COLUMNS).size).toBe(METRICS_COLUMNS.length);
  expect(METRICS_COLUMNS).toEqual(expect.arrayContaining(Object.keys(BY_HAND)));
  expect(METRICS_COLUMNS.filter((name) => name.startsWith('tokens_by_hour_'))).toHaveLength(24);
});

test('scopes are the org, its departments, the teams of who has reports, and each agent', () => {
  expect(metricsScopes(org).map(({ scope, name }) => `${scope} ${name}`)).toEqual([
    'org Org',
    'department Works',
    'department Shop',
    'team boss',
    'team lead',
    'agent boss',
    'agent lead',
    'agent hand',
    'agent clerk',
  ]);
});
