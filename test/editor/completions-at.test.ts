// What is offered where: keys in their sections, values after their keys, in files and on lines that are not finished.
import { describe, expect, test } from 'vitest';
import { completionsAt } from '#editor/completions-at';
import { openAtCursor, structure } from './open-text.js';

/** The labels offered at the `|`. */
function labels(marked: string): string[] {
  const { open, offset } = openAtCursor(marked);
  return completionsAt(open, offset).map(({ label }) => label);
}

/** The text after the completion of that label is taken. */
function taken(marked: string, label: string): string | null {
  const { open, offset } = openAtCursor(marked);
  const { source } = open.document;
  const found = completionsAt(open, offset).find((completion) => completion.label === label);
  if (found === undefined) return null;
  return source.slice(0, found.span.start) + found.text + source.slice(found.span.end);
}

const role = (...lines: readonly string[]) => structure('### Ana', '', ...lines);

describe('keys', () => {
  test('of the section, without those that stand there, but for those that may repeat', () => {
    const offered = labels(role('- **Model:** gpt-4o', '- **Timer:** hourly', '- **|'));
    expect(offered).toContain('Wake on');
    expect(offered).toContain('Timer');
    expect(offered).not.toContain('Model');
    expect(offered).not.toContain('Preset');
    expect(labels('# Acme\n\n## Culture\n\n- **|')).toContain('Default trigger');
    expect(labels('# Acme\n\n## Policies\n\n### Budget\n\n- **|')).toEqual([
      'Per-agent limit',
      'Org limit',
      'Period',
      'Alert threshold',
      'Overage behavior',
      'Credit value',
    ]);
    expect(labels('# Acme\n\n## Workload\n\n- **|')).toContain('Typical day');
    expect(labels('# Acme\n\n## Identity\n\n- **|')).toEqual(['Timezone']);
    const department = structure('### Yard', '', '- **|', '', '#### Ana');
    expect(labels(department)).toContain('Wake on');
    expect(labels(department)).not.toContain('Count');
  });

  test.each([
    ['- |', '- **Model:** '],
    ['- *|', '- **Model:** '],
    ['- **|', '- **Model:** '],
    ['- **Mo|', '- **Model:** '],
    ['* **Mo|', '* **Model:** '],
    ['- **Mo|**', '- **Model:** '],
    ['- **Mo|:** gpt-4o', '- **Model:** gpt-4o'],
    ['- **Mo|d**: gpt-4o', '- **Model**: gpt-4o'],
    ['- **|Max sleep:** 3', '- **Model:** 3'],
  ])('%s', (line, completed) => {
    expect(taken(role(line), 'Model')).toBe(role(completed));
  });

  test('are not offered in prose, code, comments, context sections and before any section', () => {
    expect(labels(role('She is - **|'))).toEqual([]);
    expect(labels(role('```', '- **|', '```'))).toEqual([]);
    expect(labels(role('<!--', '- **|', '-->'))).toEqual([]);
    expect(labels('# Acme\n\n## Playbooks\n\n- **|')).toEqual([]);
    expect(labels('- **|')).toEqual([]);
    expect(labels('|')).toEqual([]);
  });

  test('say what they do and take', () => {
    const { open, offset } = openAtCursor(role('- **Max|'));
    const found = completionsAt(open, offset).find(({ label }) => label === 'Max sleep');
    expect(found?.detail).toBe('a duration or never');
    expect(found?.docs).toContain('The longest an event-driven agent sleeps');
  });
});

describe('values', () => {
  test.each<[string, string[]]>([
    ['- **Trigger:** |', ['polling', 'event-driven']],
    ['- **trigger**: po|', ['polling', 'event-driven']],
    ['- **Catch up:** |', ['once', 'all', 'skip']],
    ['- **Runtime:** |', ['model', 'external']],
    ['- **Threshold:** org escalation rate |', ['>', '>=', '<', '<=']],
    ['- **Threshold:** org escalation rate > |', []],
    ['- **Trigger:** polling — why |', []],
    ['- **Nonsense:** |', []],
  ])('%s', (line, expected) => {
    expect(labels(role(line))).toEqual(expected);
  });

  test('of Wake on: events and `all`, without those that stand there', () => {
    const offered = labels(role('- **Wake on:** tasks, |'));
    expect(offered).toEqual(expect.arrayContaining(['escalations', 'code changes', 'all']));
    expect(offered).not.toContain('tasks');
    expect(labels(role('- **Wake on:**', '  - tasks', '  - |'))).toContain('escalations');
    expect(labels(role('- **Wake on:**', '  - tasks', '- |'))).toContain('Model');
  });

  test('of a threshold: scopes and metrics, after a scope the metrics', () => {
    expect(labels(role('- **Threshold:** |'))).toEqual(
      expect.arrayContaining(['org', 'team', 'escalation rate']),
    );
    const offered = labels(role('- **Threshold:** org |'));
    expect(offered).toContain('escalation rate');
    expect(offered).not.toContain('org');
  });

  test('of defaults: values, then levels after `for`, then values again', () => {
    const culture = (line: string) =>
      labels(`# Acme\n\n## Culture\n\n- **Default trigger:** ${line}`);
    expect(culture('|')).toEqual(['polling', 'event-driven']);
    expect(culture('event-driven for |')).toContain('L7+');
    expect(culture('event-driven for L7+, |')).toEqual(['polling', 'event-driven']);
  });

  test('of presets, bold or on a line of its own', () => {
    const culture = (line: string) => labels(`# Acme\n\n## Culture\n\n${line}`);
    expect(culture('preset: |')).toContain('remote-async');
    expect(culture('- **Preset:** |')).toContain('military');
    expect(labels(role('preset: |'))).toEqual([]);
  });

  test('of Reports to: everybody else and the person outside', () => {
    const chart = structure(
      '### Bo — COO',
      '',
      '### Ana',
      '',
      '- **Reports to:** B|o the',
      '',
      '### Cy',
    );
    expect(labels(chart)).toEqual(['Bo', 'Cy', 'Human Principal']);
    expect(taken(chart, 'Cy')).toContain('- **Reports to:** Cy\n');
  });

  test('a value replaces the word under the cursor alone', () => {
    expect(taken(role('- **Wake on:** ta|sk, orders'), 'messages')).toBe(
      role('- **Wake on:** messages, orders'),
    );
    expect(taken(role('- **Trigger:** |event-driven — why'), 'polling')).toBe(
      role('- **Trigger:** polling — why'),
    );
  });
});

test('lines with CRLF and a byte order mark are lines like others', () => {
  const text = `\ufeff${role('- **Trigger:** |').replaceAll('\n', '\r\n')}`;
  expect(labels(text)).toEqual(['polling', 'event-driven']);
  expect(labels(role('- **Wake on:**', '  - tasks', '  - |').replaceAll('\n', '\r\n'))).toContain(
    'orders',
  );
});
