// Every rule that reading can break: what is at fault is marked with «», and the problem lies exactly there.

import { describe, expect, test } from 'vitest';
import type { ProblemRule } from '#org/problem';
import { agentNamed, build, buildMarked, buildStructure } from './build-marked.js';

const role = (line: string) => `# Test\n## Structure\n### COO\n${line}\n`;
const culture = (line: string) => `# Test\n## Culture\n${line}\n## Structure\n### COO\n`;

/** One problem each, at the mark. */
const ONE_PROBLEM: readonly [ProblemRule, string, object?][] = [
  ['unknown-key', role('- **«Wakes on»:** tasks'), { suggestion: 'Wake on', subject: 'COO' }],
  ['unknown-key', culture('- **«Presett»:** startup'), { suggestion: 'Preset' }],
  ['unknown-key', '# T\n## Structure\n### COO\n## Workload\n- **«Order»:** 4 per hour\n'],
  [
    'key-in-wrong-section',
    '# T\n## Structure\n### COO\n## Policies\n- **«Batch window»:** 3\n',
    { expected: ['a role', 'a department'] },
  ],
  ['key-in-wrong-section', culture('- **«Model»:** gpt-4o'), { suggestion: 'Default model' }],
  ['key-in-wrong-section', role('- **«Default model»:** gpt-4o'), { suggestion: 'Model' }],
  ['key-in-wrong-section', '# T\n## Structure\n- **«Model»:** gpt-4o\n### COO\n'],
  [
    'key-in-wrong-section',
    '# T\n## Structure\n### Kitchen\n- **«Count»:** 3\n#### Cook\n',
    { subject: 'Kitchen', expected: ['a role'] },
  ],
  ['duplicate-key', role('- **Model:** gpt-4o\n- **«model»:** claude-opus'), { subject: 'COO' }],
  ['duplicate-key', role('- **Budget:** $5/day\n- **«Budget»:** $6/day')],
  ['duplicate-key', culture('- **Default model:** gpt-4o\n- **«Default model»:** claude-opus')],
  [
    'duplicate-key',
    '# T\n## Identity\n- **Timezone:** Asia/Tokyo\n## Culture\n- **«Timezone»:** UTC\n## Structure\n### COO\n',
  ],
  ['missing-structure', '# «Test»\n\nNothing else.\n', { suggestion: null }],
  ['missing-structure', '', { actual: '' }],
  ['missing-structure', '# T\n## «Stucture»\n### COO\n', { suggestion: 'Structure' }],
  [
    'missing-structure',
    '# T\n## «Structure»\n\nNobody yet.\n',
    { reason: 'no role stands under it' },
  ],
  ['missing-structure', '# T\n## «Structure»\n### Ana (Human Principal)\n'],
  ['invalid-trigger-mode', role('- **Trigger:** «pooling»'), { suggestion: 'polling' }],
  ['unknown-wake-event', role('- **Wake on:** tasks, «blockers»'), { actual: 'blockers' }],
  ['unknown-wake-event', role('- **Wake on:**\n  - tasks\n  - «blockers»\n')],
  ['redundant-wake-event', role('- **Wake on:** tasks, «timer»'), { actual: 'timer' }],
  ['wake-on-separator', role('- **Wake on:** «escalations and completions»')],
  ['duration-invalid', role('- **Max sleep:** «3 tik» — short')],
  ['duration-invalid', role('- **«Cooldown»:**'), { actual: '' }],
  ['duration-invalid', culture('- **Tick:** «3 ticks»')],
  ['count-invalid', role('- **Count:** «three»'), { suggestion: '3' }],
  ['level-invalid', role('- **Level:** «11»')],
  ['schedule-not-understood', role('- **Timer:** «daily review sometime»')],
  ['cron-invalid', role('- **Timer:** books «61» 9 * * *')],
  ['cron-never-fires', role('- **Timer:** books «0 0 30 2 *»')],
  ['timer-duplicate-name', role('- **Timer:** books at 09:00\n- **Timer:** «Books at 10:00»')],
  ['threshold-invalid', role('- **Threshold:** «queue depth»')],
  ['threshold-unknown-metric', role('- **Threshold:** org «escalation rat» > 3')],
  ['model-unknown', role('- **Model:** «claude-opsu»'), { suggestion: 'claude-opus' }],
  ['preset-unknown', culture('preset: «start-up!»')],
  ['preset-unknown', culture('- **Preset:** «militry»'), { suggestion: 'military' }],
  ['selector-invalid', culture('- **Default trigger:** polling for «L11+»')],
  ['value-invalid', role('- **Runtime:** «elsewhere»')],
  [
    'value-invalid',
    role('- **Model:**\n  - gpt-4o\n  - «claude-opus»'),
    { reason: 'Model takes one value' },
  ],
  ['value-invalid', role('- **ID:** «the boss!»'), { suggestion: 'the-boss' }],
  ['value-invalid', '# T\n## Identity\n- **Timezone:** «Mars/Base»\n## Structure\n### COO\n'],
  [
    'value-invalid',
    '# T\n## Structure\n### Sales\n#### Rep\n## Policies\n### Department Caps\n- «Salse»: max 3 agents\n',
    { suggestion: 'Sales' },
  ],
  ['value-invalid', '# T\n## Structure\n### COO\n## Policies\n### Permissions\n- L7+ can «fly»\n'],
  ['reports-to-unknown', role('- **Reports to:** «CEO»')],
  ['reports-to-self', role('- **Reports to:** «coo»')],
  [
    'reports-to-ambiguous',
    '# T\n## Structure\n### Ana — Cook\n### Bo — Cook\n### Cy\n- **Reports to:** «cook»\n',
    { expected: ['ana', 'bo'] },
  ],
  [
    'reports-to-cycle',
    '# T\n## Structure\n### A\n- **Reports to:** «B»\n### B\n- **Reports to:** C\n### C\n- **Reports to:** A\n',
    { reason: 'A → B → C → A' },
  ],
  ['duplicate-agent-id', '# T\n## Structure\n### Chef\n### «chef»\n', { actual: 'chef' }],
  ['duplicate-agent-id', '# T\n## Structure\n### Chef\n### Cook\n- **ID:** «chef»\n'],
  ['duplicate-agent-id', role('- **ID:** «human-principal»')],
  ['empty-agent-id', '# T\n## Structure\n### COO\n###«»\n'],
];

describe('one problem at the place of the fault', () => {
  test.each(ONE_PROBLEM)('%s: %j', (rule, text, facts = {}) => {
    const { org, source, marks } = buildMarked(text);
    expect(org.problems.map((problem) => problem.rule)).toEqual([rule]);
    const { range } = org.problems[0]!;
    const mark = marks[0] ?? { start: 0, end: 0 };
    expect(source.slice(range.start.offset, range.end.offset)).toBe(
      source.slice(mark.start, mark.end),
    );
    expect(range.start.offset).toBe(mark.start);
    expect(org.problems[0]).toMatchObject(facts);
  });
});

test('a filter without a valid name is empty, and says so', () => {
  const { org, source } = buildMarked(role('- **Wake on:** tickets, blockers'));
  expect(org.problems.map(({ rule, actual }) => [rule, actual])).toEqual([
    ['unknown-wake-event', 'tickets'],
    ['empty-wake-filter', 'tickets, blockers'],
    ['unknown-wake-event', 'blockers'],
  ]);
  expect(source.slice(org.problems[1]!.range.start.offset, org.problems[1]!.range.end.offset)).toBe(
    'tickets, blockers',
  );
  expect(org.agents[0]?.trigger.triggerOn).toBe('all');
});

test('the tables cover every rule of reading', () => {
  const covered = new Set([...ONE_PROBLEM.map(([rule]) => rule), 'empty-wake-filter']);
  const all: Record<ProblemRule, true> = {
    'unknown-key': true,
    'key-in-wrong-section': true,
    'duplicate-key': true,
    'missing-structure': true,
    'invalid-trigger-mode': true,
    'unknown-wake-event': true,
    'wake-on-separator': true,
    'empty-wake-filter': true,
    'redundant-wake-event': true,
    'duration-invalid': true,
    'count-invalid': true,
    'level-invalid': true,
    'schedule-not-understood': true,
    'cron-invalid': true,
    'cron-never-fires': true,
    'timer-duplicate-name': true,
    'threshold-invalid': true,
    'threshold-unknown-metric': true,
    'model-unknown': true,
    'preset-unknown': true,
    'selector-invalid': true,
    'value-invalid': true,
    'reports-to-unknown': true,
    'reports-to-ambiguous': true,
    'reports-to-self': true,
    'reports-to-cycle': true,
    'duplicate-agent-id': true,
    'empty-agent-id': true,
  };
  expect([...covered].toSorted()).toEqual(Object.keys(all).toSorted());
});

test('where a value is spelt with entities, a part that stands there once is found, else the whole is reported', () => {
  const { org, source } = buildMarked(role('- **Wake on:** tasks, R&amp;D'));
  const ranges = org.problems.map(({ range }) =>
    source.slice(range.start.offset, range.end.offset),
  );
  expect(new Set(ranges)).toEqual(new Set(['tasks, R&amp;D', 'R', 'D']));
});

test('a repeated key names the first one, which stays in force', () => {
  const { org, source } = buildMarked(role('- **Model:** gpt-4o\n- **Model:** claude-opus'));
  expect(org.agents[0]?.model).toBe('gpt-4o');
  const related = org.problems[0]!.related[0]!.range;
  expect(related.start.line).toBe(4);
  expect(source.slice(related.start.offset, related.end.offset)).toBe('Model');
});

test('a second id is reported with the first, and both agents stay apart', () => {
  const org = buildStructure('### Chef\n### Chef\n### Chef 2');
  expect(org.agents.map(({ id }) => id)).toEqual(['chef', 'chef-2', 'chef-2-2']);
  expect(org.problems.map(({ related }) => related[0]?.range.start.line)).toEqual([5, 6]);
});

test('what is invalid falls back to the next weaker source', () => {
  const org = build(`## Culture
- **Default max sleep:** 40
- **Default model:** gpt-4o
## Structure
### Kitchen
- **Model:** claude-sonnet
#### Cook
- **Model:** gpt5
- **Max sleep:** soon
- **Level:** high
`);
  expect(org.problems.map(({ rule }) => rule)).toEqual([
    'model-unknown',
    'duration-invalid',
    'level-invalid',
  ]);
  const cook = agentNamed(org, 'Cook');
  expect([cook.model, cook.trigger.maxSleepTicks, cook.level]).toEqual(['claude-sonnet', 40, 4]);
});

test('problems come in the order of the file', () => {
  const org = build(
    '## Structure\n### COO\n- **Modle:** x\n## Culture\n- **Presett:** x\n- **Tick:** x\n',
  );
  expect(org.problems.map(({ range }) => range.start.line)).toEqual([3, 5, 6]);
});

test('any bold key is context where nothing is read', () => {
  const org = build(
    '# T\n## Identity\n- **Vision:** bread\n## Playbooks\n### Fire\n- **Model:** x\n## Notes\n- **Trigger:** y\n## Structure\n### COO\n',
  );
  expect(org.problems).toEqual([]);
  expect(org.context).toEqual([
    '## Identity',
    'Vision: bread',
    '## Playbooks',
    '### Fire',
    'Model: x',
    '## Notes',
    'Trigger: y',
  ]);
});

test('a cycle is cut where it is stated, and the chart stays a forest', () => {
  const org = buildStructure(
    '### COO\n- **Reports to:** Cook\n### Kitchen\n#### Head Cook\n#### Cook\n#### Baker\n- **Reports to:** Baker 2\n',
  );
  expect(org.problems.map(({ rule, reason }) => [rule, reason])).toEqual([
    ['reports-to-cycle', 'COO → Cook → Head Cook → COO'],
    ['reports-to-unknown', ''],
  ]);
  expect(org.agents.map(({ reportsTo }) => reportsTo)).toEqual([
    null,
    'coo',
    'head-cook',
    'head-cook',
  ]);
});
