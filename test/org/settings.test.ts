// Which source decides a setting, and where it says it was decided.

import { describe, expect, test } from 'vitest';
import { parseDocument } from '#document/parse-document';
import { buildOrg } from '#org/build-org';
import type { Origin } from '#org/types';
import { agentNamed, build, buildStructure } from './build-marked.js';

const SOURCE = `# Acme
## Culture
- **Preset:** research
- **Escalation:** batched (30 min) — calmer
- **Default trigger:** event-driven for L7+, polling for everyone else
- **Default max sleep:** 300
- **Default max sleep:** 400 for L7+
- **Default batch window:** 2 ticks for L4-L6, 5 ticks for completions for L7+
- **Default wake on:** tasks, messages for L4
- **Default cooldown:** 1 min
## Structure
### COO
- **Model:** gpt-4o
### Engineering
- **Model:** openai/gpt-5
- **Batch window:** 9 ticks for orders
- **Timer:** stand-up at 09:30 — say what is stuck
- **Timer:** review at 16:00
- **Threshold:** queue depth > 5
- **Token budget:** 50K tokens/day
#### Lead
- **Timer:** Review at 15:00
- **Threshold:** queue depth > 10, over 2h
- **Threshold:** queue depth > 90
- **Threshold:** agent queue depth > 3
#### Worker
- **Batch window:** 1 tick
- **Budget:** $2/day
- **Model:** same-as-lead
## Policies
### Budget
- **Per-agent limit:** 1000 credits/period
- **Period:** weekly
`;
const org = buildOrg(parseDocument(SOURCE));
const [coo, lead, worker] = ['COO', 'Lead', 'Worker'].map((name) => agentNamed(org, name)) as [
  ReturnType<typeof agentNamed>,
  ReturnType<typeof agentNamed>,
  ReturnType<typeof agentNamed>,
];

/** `role-field: text at its range`, or why it is built in. */
function say(origin: Origin): string {
  if (!('range' in origin)) return `${origin.kind}: ${'why' in origin ? origin.why : origin.flag}`;
  return `${origin.kind}: ${SOURCE.slice(origin.range.start.offset, origin.range.end.offset)}`;
}

test('the example has no problems', () => {
  expect(org.problems).toEqual([]);
});

describe('precedence', () => {
  test('a role field is stronger than a department field', () => {
    expect([coo.model, say(coo.origins.model)]).toEqual(['gpt-4o', 'role-field: gpt-4o']);
    expect([lead.model, say(lead.origins.model)]).toEqual([
      'openai/gpt-5',
      'department-field: openai/gpt-5',
    ]);
    expect(say(worker.origins.model)).toBe('role-field: same-as-lead');
  });

  test('a culture default holds for the levels it names, by its first clause that fits', () => {
    expect([lead.trigger.mode, worker.trigger.mode]).toEqual(['event-driven', 'polling']);
    expect(say(worker.origins.mode)).toBe('culture-default: polling for everyone else');
    expect([lead.trigger.maxSleepTicks, say(lead.origins.maxSleepTicks)]).toEqual([
      300,
      'culture-default: 300',
    ]);
  });

  test('built-ins say which rule they are', () => {
    expect(say(coo.origins.tickInterval)).toBe('built-in: none is stated');
    expect([say(coo.origins.activity), coo.activity]).toEqual([
      'built-in: level 9 and above',
      { kind: 'events', perHour: { low: 5, high: 5 } },
    ]);
    expect(say(worker.origins.reportsTo)).toBe('built-in: the chart');
    expect([say(worker.origins.id), say(lead.origins.level)]).toEqual([
      'role-heading: Worker',
      'role-heading: Lead',
    ]);
  });

  test('the command line decides over the file', () => {
    const quick = buildOrg(parseDocument(SOURCE), { tick: { kind: 'time', seconds: 60 } });
    expect([quick.tickSeconds, quick.origins.tickSeconds]).toEqual([
      60,
      { kind: 'command-line', flag: '--tick' },
    ]);
    expect(quick.agents[0]?.trigger.cooldownTicks).toBe(1);
    expect(coo.trigger.cooldownTicks).toBe(2);
  });
});

describe('what merges', () => {
  test('a plain window shuts out weaker ones, an override is laid over them', () => {
    expect([worker.trigger.batchWindow, worker.trigger.batchOverrides]).toEqual([1, {}]);
    expect([lead.trigger.batchWindow, lead.trigger.batchOverrides]).toEqual([
      0,
      { order_received: 9, completion_received: 5 },
    ]);
  });

  test('of two plain windows in a nested list the first stays', () => {
    const org = buildStructure('### A\n- **Batch window:**\n  - 5 ticks\n  - 9 ticks');
    expect(agentNamed(org, 'A').trigger.batchWindow).toBe(5);
  });

  test("timers by name, the role's first", () => {
    expect(lead.trigger.timers).toEqual([
      { name: 'Review', cron: '0 15 * * *', context: null },
      { name: 'stand-up', cron: '30 9 * * *', context: 'say what is stuck' },
    ]);
    expect(lead.timerOrigins.map(say)).toEqual([
      'role-field: Review at 15:00',
      'department-field: stand-up at 09:30',
    ]);
  });

  test('of two timers with one name on one role the first stays', () => {
    const twice = buildStructure('### A\n- **Timer:** books at 09:00\n- **Timer:** Books at 10:00');
    expect(twice.agents[0]?.trigger.timers.map(({ cron }) => cron)).toEqual(['0 9 * * *']);
    expect(twice.agents[0]?.timerOrigins).toHaveLength(1);
  });

  test('thresholds by scope and metric; a role may have several of one', () => {
    expect(
      lead.trigger.thresholds.map(({ scope, value, windowTicks }) => [scope, value, windowTicks]),
    ).toEqual([
      ['team', 10, 240],
      ['team', 90, 120],
      ['agent', 3, 120],
    ]);
    expect(worker.trigger.thresholds.map(({ value }) => value)).toEqual([5]);
  });

  test('budgets come from one source, the policies last', () => {
    expect(worker.budgets).toEqual([{ unit: 'usd', limit: 2, period: 'daily' }]);
    expect(lead.budgets).toEqual([{ unit: 'tokens', limit: 50_000, period: 'daily' }]);
    expect(coo.budgets).toEqual([{ unit: 'credits', limit: 1000, period: 'weekly' }]);
    expect(say(coo.origins.budgets)).toBe('org-field: 1000 credits/period');
  });

  test('wake filters of a nested list', () => {
    const filter = (lines: string) =>
      buildStructure(`### A\n- **Wake on:**\n${lines}`).agents[0]?.trigger.triggerOn;
    expect(filter('  - tasks\n  - orders, tasks')).toEqual([
      { trigger: 'task_assigned', filter: null },
      { trigger: 'order_received', filter: null },
    ]);
    expect(filter('  - all\n  - tasks')).toBe('all');
    expect(filter('  - all\n  - code changes')).toHaveLength(6);
  });
});

describe('models', () => {
  test('same-as-lead is the model of the manager, up the chart', () => {
    expect([worker.model, worker.relativeModel]).toEqual(['openai/gpt-5', 'same-as-lead']);
    const chain = build(
      '## Culture\n- **Default model:** same-as-lead\n## Structure\n### CFO\n#### A\n##### B\n###### C\n',
    );
    expect(chain.agents.map(({ model }) => model)).toEqual(Array(4).fill('claude-opus'));
  });

  test('cheapest and fastest are the small model of the catalogue', () => {
    const small = buildStructure('### A\n- **Model:** cheapest\n### B\n- **Model:** Fastest');
    expect(small.agents.map(({ model, relativeModel }) => [model, relativeModel])).toEqual([
      ['claude-haiku', 'cheapest'],
      ['claude-haiku', 'fastest'],
    ]);
  });

  test('by level where none is stated', () => {
    const levels = buildStructure(
      '### A\n- **Level:** 9\n### B\n- **Level:** 8\n### C\n- **Level:** 6',
    );
    expect(levels.agents.map(({ model }) => model)).toEqual([
      'claude-opus',
      'claude-sonnet',
      'claude-haiku',
    ]);
  });
});

describe('culture', () => {
  test('a field overrides its preset', () => {
    const { origins, ...culture } = org.culture;
    expect(culture).toEqual({
      preset: 'research',
      escalation: 'batched',
      escalationTicks: 60,
      progressUpdates: 'on request',
      ackRequired: false,
      hierarchyDepth: 3,
    });
    expect(Object.values(origins).map(say)).toEqual([
      'org-field: research',
      'org-field: batched (30 min)',
      'preset: research',
      'preset: research',
      'preset: research',
    ]);
  });

  test.each([
    ['startup', 'immediate', 0, 'on phase change', true, 3],
    ['enterprise', 'batched', 120, 'on phase change', true, 8],
    ['agency', 'immediate', 0, 'every tick', true, 4],
    ['research', 'delayed', 10, 'on request', false, 3],
    ['military', 'immediate', 0, 'every tick', true, null],
    ['remote-async', 'delayed', 10, 'on request', false, 2],
  ])(
    'the preset %s',
    (preset, escalation, escalationTicks, progressUpdates, ackRequired, hierarchyDepth) => {
      const { culture } = build(`## Culture\npreset: ${preset}\n## Structure\n### COO\n`);
      expect(culture).toMatchObject({
        preset,
        escalation,
        escalationTicks,
        progressUpdates,
        ackRequired,
        hierarchyDepth,
      });
    },
  );

  test('a time of Tick makes durations shorter in ticks', () => {
    const slow = build(
      '## Culture\n- **Tick:** 2 min\n## Structure\n### COO\n- **Max sleep:** 1h\n',
    );
    expect([slow.tickSeconds, slow.agents[0]?.trigger.maxSleepTicks]).toEqual([120, 30]);
  });
});
