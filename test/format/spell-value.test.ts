// The usual spelling of values: what is written otherwise is respelled, what is not understood is left alone.
import { expect, test } from 'vitest';
import { spellValue } from '#format/spell-value';
import type { KeyName } from '#org/vocabulary';

const RESPELT: readonly (readonly [KeyName, written: string, usual: string])[] = [
  ['trigger', 'Event-Driven', 'event-driven'],
  ['model', 'Claude-Opus', 'claude-opus'],
  ['model', 'same as lead', 'same-as-lead'],
  ['wakeon', 'Escalation,TASK, Completion_Received', 'escalations, tasks, completion_received'],
  [
    'wakeon',
    'Code Change (repo: Acme/API, branch: main)',
    'code changes (repo: Acme/API, branch: main)',
  ],
  ['batchwindow', '3 tick', '3 ticks'],
  ['batchwindow', '3', '3 ticks'],
  ['batchwindow', '3 Ticks (For Completion)', '3 ticks (for completions)'],
  ['batchwindow', '1 tick,3 for completion', '1 tick, 3 ticks for completions'],
  ['batchwindow', '20 ticks for Low Priority', '20 ticks for low priority'],
  ['batchwindow', '2 ticks for task and order', '2 ticks for tasks and orders'],
  ['maxsleep', '2 hours', '2h'],
  ['maxsleep', 'Never', 'never'],
  ['tickinterval', '5min', '5 min'],
  ['cooldown', '90 seconds', '90s'],
  ['cooldown', '1 days', '1 day'],
  [
    'threshold',
    'Org.Escalation_Rate ≥ 30 %, Cooldown 50',
    'org escalation rate >= 30%, cooldown 50 ticks',
  ],
  ['threshold', 'queue depth At Least 10', 'queue depth at least 10'],
  ['threshold', 'agent cost per hour > $2, Over 4 hours', 'agent cost per hour > $2, over 4h'],
  ['tokenbudget', '100k Tokens per Day', '100K tokens/day'],
  ['budget', '$ 5 / day', '$5/day'],
  [
    'defaulttrigger',
    'Event-Driven for l7+,polling for Level 6 AND Below',
    'event-driven for L7+, polling for L6 and below',
  ],
  ['defaultwakeon', 'Task, Order for L4 - L6', 'tasks, orders for L4-L6'],
  ['escalation', 'Batched(hourly)', 'batched (hourly)'],
  ['progressupdates', 'on-phase-change', 'on phase change'],
  ['alertthreshold', '80 %', '80%'],
  ['activehours', '8:00 to 18:00', '08:00-18:00'],
  ['effort', '4 to 8 tick', '4-8 ticks'],
  ['tasksperorder', '3 to 5', '3-5'],
  ['activity', '80 % Busy', '80% busy'],
];

test.each(RESPELT)('%s: %s', (key, written, usual) => {
  expect(spellValue(key, written)).toBe(usual);
  expect(spellValue(key, usual)).toBe(usual);
});

const LEFT_ALONE: readonly (readonly [KeyName, written: string])[] = [
  ['trigger', 'event driven'],
  ['trigger', 'pooling'],
  ['wakeon', 'tasks and orders'],
  ['wakeon', 'blockers'],
  ['maxsleep', '-2'],
  ['tickinterval', '0'],
  ['batchwindow', '0'],
  ['model', 'Anthropic/Claude-Sonnet-4-5'],
  ['domain', 'Backend AND Tests'],
  ['timer', 'Daily Review at 9:00'],
  ['threshold', 'blockage > 3'],
  ['threshold', 'open tasks > 1,000'],
  ['budget', '5 euros'],
  ['id', 'COO'],
  ['id', ''],
];

test.each(LEFT_ALONE)('%s: %s is left alone', (key, written) => {
  expect(spellValue(key, written)).toBe(written);
});
