// The examples that the format was first described with give exactly the settings stated for them.

import { describe, expect, test } from 'vitest';
import { agentNamed, build, buildMarked, chartLines } from './build-marked.js';

const events = (...triggers: string[]) => triggers.map((trigger) => ({ trigger, filter: null }));
const POLLING = {
  mode: 'polling',
  tickInterval: 1,
  triggerOn: 'all',
  batchWindow: 0,
  batchOverrides: {},
  maxSleepTicks: 500,
  cooldownTicks: 0,
  timers: [],
  thresholds: [],
};
const ESCALATION_RATE = {
  scope: 'org',
  metric: 'escalation_rate',
  operator: '>',
  value: 0.3,
  cooldownTicks: 100,
  windowTicks: 120,
  context: null,
};

describe('a hybrid org', () => {
  const org = build(`# Acme

## Structure

### COO
Strategic oversight. Handles cross-department coordination and escalations.
- **Model:** claude-opus
- **Trigger:** event-driven
- **Wake on:** escalations, completions, orders
- **Timer:** daily review at 09:00
- **Threshold:** org escalation rate > 30%

### Engineering
#### Engineering Lead
Triages technical work. Delegates to specialists.
- **Model:** claude-sonnet
- **Trigger:** event-driven
- **Wake on:** tasks, escalations, completions
- **Batch window:** 3 ticks (for completions)

#### Backend Workers
- **Model:** claude-haiku
- **Trigger:** polling
- **Count:** 3

#### Frontend Workers
- **Model:** claude-haiku
- **Trigger:** polling
- **Count:** 2

### Marketing
#### Marketing Lead
- **Model:** claude-sonnet
- **Trigger:** event-driven
- **Wake on:** tasks, escalations, completions

#### Content Workers
- **Model:** ollama/llama3
- **Trigger:** polling
- **Count:** 2
`);

  test('has no problems', () => {
    expect(org.problems).toEqual([]);
    expect(org).toMatchObject({
      name: 'Acme',
      timezone: 'UTC',
      tickSeconds: 30,
      humanPrincipal: null,
    });
  });

  test('has the chart that its headings make', () => {
    expect(chartLines(org)).toEqual([
      'coo > -',
      'engineering-lead > coo',
      'backend-worker-1 > engineering-lead',
      'backend-worker-2 > engineering-lead',
      'backend-worker-3 > engineering-lead',
      'frontend-worker-1 > engineering-lead',
      'frontend-worker-2 > engineering-lead',
      'marketing-lead > coo',
      'content-worker-1 > marketing-lead',
      'content-worker-2 > marketing-lead',
    ]);
    expect(org.departments.map(({ name, lead }) => [name, lead])).toEqual([
      ['Engineering', 'engineering-lead'],
      ['Marketing', 'marketing-lead'],
    ]);
  });

  test('gives each agent its level, department and model', () => {
    const rows = org.agents.map(({ level, department, model }) => [level, department, model]);
    expect(rows.filter((_, i) => [0, 1, 2, 9].includes(i))).toEqual([
      [10, null, 'claude-opus'],
      [7, 'Engineering', 'claude-sonnet'],
      [4, 'Engineering', 'claude-haiku'],
      [4, 'Marketing', 'ollama/llama3'],
    ]);
  });

  test('wakes the COO on what it names', () => {
    expect(agentNamed(org, 'COO').trigger).toEqual({
      ...POLLING,
      mode: 'event-driven',
      triggerOn: events('escalation_received', 'completion_received', 'order_received'),
      timers: [{ name: 'daily review', cron: '0 9 * * *', context: null }],
      thresholds: [ESCALATION_RATE],
    });
  });

  test('batches completions alone for the lead', () => {
    expect(agentNamed(org, 'Engineering Lead').trigger).toEqual({
      ...POLLING,
      mode: 'event-driven',
      triggerOn: events('task_assigned', 'escalation_received', 'completion_received'),
      batchOverrides: { completion_received: 3 },
    });
  });

  test('lets the workers poll every tick', () => {
    expect(agentNamed(org, 'Backend Worker 2').trigger).toEqual(POLLING);
  });

  test('keeps prose as context', () => {
    expect(agentNamed(org, 'Engineering Lead').context).toEqual([
      'Triages technical work. Delegates to specialists.',
    ]);
  });
});

test('the three agents stated in TypeScript form', () => {
  const org = build(`## Structure
### COO
- **Trigger:** event-driven
- **Wake on:** escalations, completions, orders
- **Timer:** daily-review at 09:00 — Review org health and pending escalations
- **Threshold:** org.escalation_rate > 0.30, cooldown 100 ticks
- **Max sleep:** 200 ticks
### Engineering
#### Engineering Lead
- **Trigger:** event-driven
- **Wake on:** tasks, escalations, completions
- **Batch window:** 3 ticks
#### Backend Worker
- **Trigger:** polling
- **Tick interval:** 1
`);
  expect(org.problems).toEqual([]);
  expect(org.agents.map(({ trigger }) => trigger)).toEqual([
    {
      ...POLLING,
      mode: 'event-driven',
      triggerOn: events('escalation_received', 'completion_received', 'order_received'),
      maxSleepTicks: 200,
      timers: [
        {
          name: 'daily-review',
          cron: '0 9 * * *',
          context: 'Review org health and pending escalations',
        },
      ],
      thresholds: [ESCALATION_RATE],
    },
    {
      ...POLLING,
      mode: 'event-driven',
      triggerOn: events('task_assigned', 'escalation_received', 'completion_received'),
      batchWindow: 3,
    },
    POLLING,
  ]);
});

test('a role with every kind of trigger field', () => {
  const org = build(`## Structure
### COO
Strategic oversight. Handles escalations and cross-department coordination.
- **Model:** claude-opus
- **Trigger:** event-driven
- **Wake on:** escalations, completions, orders
- **Timer:** daily review at 09:00
- **Threshold:** escalation rate > 30%
- **Max sleep:** 200 ticks
`);
  expect(org.problems).toEqual([]);
  expect(org.agents[0]?.trigger).toEqual({
    ...POLLING,
    mode: 'event-driven',
    triggerOn: events('escalation_received', 'completion_received', 'order_received'),
    timers: [{ name: 'daily review', cron: '0 9 * * *', context: null }],
    thresholds: [{ ...ESCALATION_RATE, scope: 'team' }],
    maxSleepTicks: 200,
  });
});

test('culture defaults by level, behind a preset on a line of its own', () => {
  const org = build(`# Acme
## Culture
preset: startup
- **Default trigger:** event-driven for L7+, polling for L6 and below
- **Default max sleep:** 300 ticks
## Structure
### COO
### Engineering
#### Engineering Lead
#### Senior Engineer
`);
  expect(org.problems).toEqual([]);
  expect(org.culture).toMatchObject({
    preset: 'startup',
    escalation: 'immediate',
    escalationTicks: 0,
    progressUpdates: 'on phase change',
    ackRequired: true,
    hierarchyDepth: 3,
  });
  expect(
    org.agents.map(({ level, trigger }) => [level, trigger.mode, trigger.maxSleepTicks]),
  ).toEqual([
    [10, 'event-driven', 300],
    [7, 'event-driven', 300],
    [6, 'polling', 300],
  ]);
  expect(org.context).toEqual([]);
});

test('ten lines are a working org', () => {
  const org = build(`# Corner Bakery

## Structure

### Owner
### Baking
#### Head Baker
#### Bakers
- **Count:** 2
`);
  expect(org.problems).toEqual([]);
  expect(chartLines(org)).toEqual([
    'owner > -',
    'head-baker > owner',
    'baker-1 > head-baker',
    'baker-2 > head-baker',
  ]);
  expect(org.agents.map(({ model }) => model)).toEqual([
    'claude-opus',
    'claude-opus',
    'claude-haiku',
    'claude-haiku',
  ]);
});

test.each([
  ['shift 45 `5 0 * * *`', 'shift 45', '5 0 * * *'],
  ['room 5 `0 9 * * *`', 'room 5', '0 9 * * *'],
  ['room 5 0 9 * * *', 'room', '5 0 9 * * *'],
])('the timer %s', (written, name, cron) => {
  const org = build(`# X\n## Structure\n### A\n- **Timer:** ${written} — why\n`);
  expect(org.problems).toEqual([]);
  expect(org.agents[0]?.trigger.timers).toEqual([{ name, cron, context: 'why' }]);
});

test.each(['x `«0 0 * * * * *»`', 'x «0 0 * * * * *»', 'x `«61» 9 * * *`'])(
  'the cron expression in %s is refused at its place',
  (written) => {
    const { org, marks } = buildMarked(`# X\n## Structure\n### A\n- **Timer:** ${written}\n`);
    expect(org.problems.map(({ rule }) => rule)).toEqual(['cron-invalid']);
    expect(org.problems[0]?.range.start.offset).toBe(marks[0]?.start);
    expect(org.problems[0]?.range.end.offset).toBe(marks[0]?.end);
  },
);
