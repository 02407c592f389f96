// The notation of fields: keys, values, remarks, nested values, and what is no field.
import { describe, expect, test } from 'vitest';
import { parseDocument } from '#document/parse-document';
import type { Field } from '#document/types';
import { outlineOf, sectionsOf } from './walk-document.js';

const outline = (source: string) => outlineOf(parseDocument(source).root);

function fieldsOf(source: string): Field[] {
  return sectionsOf(parseDocument(source)).flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.kind === 'field' ? [entry.field] : [])),
  );
}

function onlyField(source: string): Field {
  const fields = fieldsOf(source);
  expect(fields).toHaveLength(1);
  return fields[0]!;
}

describe('the fields of an agent', () => {
  test.each([
    ['- **Model:** claude-opus', 'model', 'claude-opus'],
    ['- **Model:** ollama/llama3', 'model', 'ollama/llama3'],
    ['- **Trigger:** event-driven', 'trigger', 'event-driven'],
    [
      '- **Wake on:** escalations, completions, orders',
      'wakeon',
      'escalations, completions, orders',
    ],
    ['- **Timer:** daily review at 09:00', 'timer', 'daily review at 09:00'],
    ['- **Timer:** books `0 9 * * 1-5`', 'timer', 'books 0 9 * * 1-5'],
    ['- **Timer:** books */5 * * * *', 'timer', 'books */5 * * * *'],
    ['- **Threshold:** org escalation rate > 30%', 'threshold', 'org escalation rate > 30%'],
    ['- **Threshold:** queue_depth < 3', 'threshold', 'queue_depth < 3'],
    ['- **Batch window:** 3 ticks (for completions)', 'batchwindow', '3 ticks (for completions)'],
    ['- **Max sleep:** 200 ticks', 'maxsleep', '200 ticks'],
    ['- **Count:** 3', 'count', '3'],
    [
      '- **Default trigger:** event-driven for L7+, polling for L6 and below',
      'defaulttrigger',
      'event-driven for L7+, polling for L6 and below',
    ],
    ['- **Per-agent limit:** $5/day', 'peragentlimit', '$5/day'],
    ['* __Reports to:__ COO', 'reportsto', 'COO'],
    ['+ **reports_to**: COO', 'reportsto', 'COO'],
    ['- **Credit value** : \\$0.01 &amp; up', 'creditvalue', '$0.01 & up'],
    ['- **Tick:**\t1&nbsp;min', 'tick', '1 min'],
    ['- **Wake on:** tasks,\n  orders', 'wakeon', 'tasks, orders'],
    ['- **Model:** [claude](https://example.com) *opus*', 'model', 'claude opus'],
    ['- **Model:** <your model>', 'model', '<your model>'],
    ['- **Count:** 3 <!-- for now -->', 'count', '3'],
    ['- **Domäne:** 研究 🦀 שלום', 'domäne', '研究 🦀 שלום'],
  ])('%s', (source, name, text) => {
    const field = onlyField(source);
    expect([field.name, field.value.text, field.remark]).toEqual([name, text, null]);
    expect(source.slice(field.range.start.offset, field.range.end.offset)).toBe(source);
  });

  test('keep the exact place of key and value', () => {
    const source = '# A\n\n## B\r\n- **Wake on:**  `tasks` \n';
    const { key, value } = onlyField(source);
    expect(key).toEqual({
      raw: 'Wake on',
      text: 'Wake on',
      range: {
        start: { line: 4, column: 5, offset: 15 },
        end: { line: 4, column: 12, offset: 22 },
      },
    });
    expect(value).toEqual({
      raw: '`tasks`',
      text: 'tasks',
      range: {
        start: { line: 4, column: 17, offset: 27 },
        end: { line: 4, column: 24, offset: 34 },
      },
    });
  });

  test('may be empty: the place is right after the key', () => {
    for (const source of [
      '- **Model:**',
      '- **Model**:  ',
      '- **Model:** \n- x',
      '- **Model:**\n  - a',
    ]) {
      const { value, remark } = onlyField(source);
      const offset = '- **Model:**'.length;
      expect({ raw: value.raw, text: value.text, remark }).toEqual({
        raw: '',
        text: '',
        remark: null,
      });
      expect([value.range.start.offset, value.range.end.offset]).toEqual([offset, offset]);
    }
  });
});

describe('a remark', () => {
  test.each([
    ['immediate — we are too small to batch', 'immediate', 'we are too small to batch'],
    ['immediate – since we are small', 'immediate', 'since we are small'],
    ['immediate -- since we are small', 'immediate', 'since we are small'],
    ['a — b -- c — d', 'a', 'b -- c — d'],
    ['`a — b` — c', 'a — b', 'c'],
    ['*a — b* – c', 'a — b', 'c'],
    ['a\n  — b', 'a', 'b'],
    ['&lt;3 — b &amp; c', '<3', 'b & c'],
    ['— only a remark', '', 'only a remark'],
  ])('%s', (written, value, remark) => {
    const source = `- **Escalation:** ${written}`;
    const field = onlyField(source);
    expect([field.value.text, field.remark?.text]).toEqual([value, remark]);
    for (const part of [field.value, field.remark!]) {
      expect(part.raw).toBe(source.slice(part.range.start.offset, part.range.end.offset));
      expect(part.raw).toBe(part.raw.trim());
    }
  });

  test.each([
    'a \\-- b',
    '08:00-22:00',
    'a—b',
    'remote-async',
    'a - b',
    'a --',
    'a --- b',
    '`x -- y`',
  ])('needs a dash of its own: %s', (written) => {
    const { value, remark } = onlyField(`- **Key:** ${written}`);
    expect([value.raw, remark]).toEqual([written, null]);
  });
});

describe('nested lists', () => {
  test('are values, each with its own remark and values', () => {
    const source = [
      '- **Typical day:** by tokens -- as measured',
      '  - 00:00-06:00: 1K tokens',
      '  - 06:00-09:00: 10K tokens — the rush',
      '    1. deeper',
      '  - **Noon:** 5K',
      '  -',
      '- **Next:** 1',
    ].join('\n');
    expect(outline(source)).toEqual([
      'Typical day = by tokens — as measured',
      '  - 00:00-06:00: 1K tokens',
      '  - 06:00-09:00: 10K tokens — the rush',
      '    - deeper',
      '  - Noon: 5K',
      '  -',
      'Next = 1',
    ]);
  });

  test('further blocks of a field follow it as prose, in order', () => {
    const source = [
      '- **A:** 1',
      '',
      '  Why so.',
      '',
      '  - one',
      '',
      '    More on one.',
      '',
      '  ```sh',
      '  # not a heading',
      '  ```',
      '  <!-- later -->',
      '',
      '- **B:** 2',
    ].join('\n');
    expect(outline(source)).toEqual([
      'A = 1',
      '  - one',
      'prose: Why so.',
      'prose: More on one.',
      'code: # not a heading',
      'comment: later',
      'B = 2',
    ]);
  });
});

describe('no field', () => {
  test.each([
    ['1. **Key:** value', 'prose: Key: value'],
    ['**Key:** value', 'prose: Key: value'],
    ['> - **Key:** value', 'prose: Key: value'],
    ['- plain\n  - **Key:** value', 'prose: plain\nKey: value'],
    ['- so **Key:** value', 'prose: so Key: value'],
    ['- **Key** value', 'prose: Key value'],
    ['- *Key:* value', 'prose: Key: value'],
    ['- **:** value', 'prose: : value'],
    ['- <!-- gone -->', 'comment: gone'],
    ['- ```\n  x  y\n  ```', 'code: x  y'],
  ])('%j', (source, expected) => {
    expect(outline(source)).toEqual([expected]);
  });

  test('among fields is prose in its place', () => {
    expect(outline('- **A:** 1\n- and so\n- **B:** 2')).toEqual([
      'A = 1',
      'prose: and so',
      'B = 2',
    ]);
  });
});
