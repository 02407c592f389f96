// Settings written into an ORG.md: only the lines that must change, in the hand in which the file is written.
import { describe, expect, test } from 'vitest';
import { changeOrg } from '#main/change-org';
import { loadOrg } from '#main/load-org';
import type { SettingChange } from '#org/setting-change';

const SLEEP: SettingChange = { setting: 'mode', value: 'event-driven' };
const WINDOW: SettingChange = { setting: 'batchWindow', trigger: 'completion_received', value: 3 };

/** What becomes of `text` when the agent `id` is changed; a refusal as it is. */
function change(text: string, id: string, ...changes: SettingChange[]): string {
  const source = { name: 'ORG.md', text };
  const loaded = loadOrg(source);
  const agent = loaded.org.agents.find((candidate) => candidate.id === id);
  if (agent === undefined) throw new Error(`no ${id}`);
  const changed = changeOrg(
    source,
    loaded,
    changes.map((wanted) => ({ agent, change: wanted })),
  );
  return 'refusal' in changed ? changed.refusal : changed.text;
}

const org = (role: string) => `# Org\n\n## Structure\n\n### COO\n\n- **Level:** 10\n\n${role}`;

describe('a value that the role states', () => {
  test.each<[string, string, SettingChange, string]>([
    ['is replaced', '- **Trigger:** polling', SLEEP, '- **Trigger:** event-driven'],
    [
      'keeps its remark',
      '- **Trigger:** polling — we are small',
      SLEEP,
      '- **Trigger:** event-driven — we are small',
    ],
    ['keeps another hand', '*\t__trigger__:  `polling`', SLEEP, '*\t__trigger__:  event-driven'],
    ['in a list below', '- **Trigger:**\n  - polling', SLEEP, '- **Trigger:**\n  - event-driven'],
    [
      'keeps its unit',
      '- **Max sleep:** 4h',
      { setting: 'maxSleepTicks', value: 960 },
      '- **Max sleep:** 8h',
    ],
    [
      'keeps no unit that does not fit',
      '- **Max sleep:** 1h',
      { setting: 'maxSleepTicks', value: 250 },
      '- **Max sleep:** 250 ticks',
    ],
    [
      'gets a window beside the others',
      '- **Batch window:** 1 tick, 9 ticks for low priority — patience',
      WINDOW,
      '- **Batch window:** 1 tick, 9 ticks for low priority, 3 ticks for completions — patience',
    ],
    [
      'gets a window in the last item of a list',
      '- **Batch window:**\n  - 1 tick\n  - 9 ticks for tasks',
      WINDOW,
      '- **Batch window:**\n  - 1 tick\n  - 9 ticks for tasks, 3 ticks for completions',
    ],
    [
      'that is relative becomes a name',
      '- **Model:** same-as-lead',
      { setting: 'model', value: 'claude-haiku' },
      '- **Model:** claude-haiku',
    ],
  ])('%s', (_title, before, wanted, after) => {
    const role = (fields: string) => `#### Coder\n\n${fields}\n\n#### Tester\n`;
    expect(change(org(role(before)), 'coder', wanted)).toBe(org(role(after)));
  });
});

describe('a field that the role does not have', () => {
  test('stands behind its last one, with the same bullet', () => {
    const role =
      '### Coder\n\nWrites.\n\n* **Model:** gpt-4o\n* **Wake on:**\n  * tasks\n\n### B\n';
    expect(change(org(role), 'coder', SLEEP)).toBe(
      org(role.replace('  * tasks\n', '  * tasks\n* **Trigger:** event-driven\n')),
    );
  });

  test('begins a list under what is said of a role without one', () => {
    expect(change(org('### Coder\n\nWrites code.\n\n### B\n'), 'coder', SLEEP)).toBe(
      org('### Coder\n\nWrites code.\n\n- **Trigger:** event-driven\n\n### B\n'),
    );
  });

  test('begins a list under a bare heading at the end of the file', () => {
    expect(change(org('### Coder'), 'coder', SLEEP)).toBe(
      org('### Coder\n\n- **Trigger:** event-driven'),
    );
  });

  test('two of them stand in one list', () => {
    expect(change(org('### Coder\n'), 'coder', SLEEP, WINDOW)).toBe(
      org(
        '### Coder\n\n- **Trigger:** event-driven\n- **Batch window:** 3 ticks for completions\n',
      ),
    );
  });

  test('leaves a default and a department as they are', () => {
    const text =
      '## Culture\n- **Default trigger:** polling\n\n## Structure\n### Team\n- **Trigger:** polling\n#### A\n#### B\n';
    expect(change(text, 'b', SLEEP)).toBe(`${text.trimEnd()}\n\n- **Trigger:** event-driven\n`);
  });

  test('keeps line ends and a byte order mark', () => {
    const text = '\ufeff# Org\r\n\r\n## Structure\r\n\r\n### A\r\n\r\n- **Level:** 4\r\n';
    expect(change(text, 'a', SLEEP)).toBe(`${text}- **Trigger:** event-driven\r\n`);
  });

  test('of a window leaves those of the department in force', () => {
    const text =
      '## Structure\n### Team\n- **Batch window:** 2 ticks, 8 ticks for low priority\n#### A\n- **Level:** 4\n';
    const source = { name: 'ORG.md', text: change(text, 'a', WINDOW) };
    expect(loadOrg(source).org.agents[0]?.trigger).toMatchObject({
      batchWindow: 2,
      batchOverrides: { 'priority:low': 8, completion_received: 3 },
    });
  });
});

test('members of a Count are changed together', () => {
  const text = org('### Coders\n- **Count:** 3\n');
  const source = { name: 'ORG.md', text: change(text, 'coder-2', SLEEP) };
  const modes = loadOrg(source).org.agents.map(({ trigger }) => trigger.mode);
  expect(modes).toEqual(['polling', 'event-driven', 'event-driven', 'event-driven']);
});

describe('is refused, and says why', () => {
  test('where somebody else would change too', () => {
    const text =
      '## Structure\n### Team\n#### Lead\n- **Model:** gpt-4o\n#### Writer\n- **Model:** same-as-lead\n';
    const wanted: SettingChange = { setting: 'model', value: 'claude-haiku' };
    expect(change(text, 'lead', wanted)).toBe('the edited text would say something else of Writer');
  });

  test('where the new line would be swallowed', () => {
    const text = '## Structure\n### A\n<!-- to do\n';
    expect(change(text, 'a', SLEEP)).toBe('the edited text would say something else of A');
  });
});
