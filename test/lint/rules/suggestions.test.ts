// What rules offer to write: it mends the finding that it is for, and adds none.
import { expect, test } from 'vitest';
import { applyEdits } from '#base/text-edit';
import { RULES } from '#lint/rules/index';
import { lintOrg } from '#main/lint-org';

const IDS = [
  'expensive-model-polling',
  'field-not-recognised',
  'missing-structure',
  'unknown-section',
];

const examples = RULES.filter(({ id }) => IDS.includes(id)).flatMap(({ id, examples }) =>
  examples().bad.map(({ source }) => ({ id, source })),
);

const rulesIn = (text: string): string[] =>
  lintOrg({ name: 'ORG.md', text }).findings.map(({ rule }) => rule);

test.each(examples)('$id: $source', ({ id, source }) => {
  const finding = lintOrg({ name: 'ORG.md', text: source }).findings.find(
    ({ rule }) => rule === id,
  );
  const fix = finding?.fix ?? null;
  if (fix === null)
    return expect(['field-not-recognised', 'missing-structure', 'unknown-section']).toContain(id);
  expect(fix.safe).toBe(false);
  const mended = applyEdits(source, fix.edits) ?? source;
  expect(rulesIn(mended)).toEqual([]);
});

const ORG = '# A\n\n## Structure\n\n### Bo\n\n';
const mend = (text: string): (string | null)[] =>
  lintOrg({ name: 'ORG.md', text }).findings.map(({ fix }) => fix && applyEdits(text, fix.edits));

test.each([
  ['- Model: claude-haiku\n- Level: 5\n', '- **Model:** claude-haiku\n- Level: 5\n'],
  ['Model: claude-haiku\n', '- **Model:** claude-haiku\n'],
  ['1) *Model*: claude-haiku\n', '- **Model:** claude-haiku\n'],
  ['* __Model__ = claude-haiku\n', '* **Model:** claude-haiku\n'],
])('%j becomes %j', (lines, field) => {
  expect(mend(ORG + lines)[0]).toBe(ORG + field);
});

test.each([
  'Model: claude-haiku\nLevel: 5\n',
  '1. Model: claude-haiku\n2. Level: 5\n',
  '- Model: claude-haiku\n  and more\n',
  '```\n- Model: claude-haiku\n```\n',
  '- Its settings\n  - **Model:** claude-haiku\n',
])('%j is told of, and left to people', (lines) => {
  const mended = mend(ORG + lines);
  expect(mended.length).toBeGreaterThan(0);
  expect(mended.every((text) => text === null)).toBe(true);
});
