// The schema that ships says what the reader does: both are given the same configurations.
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigText } from '#lint/config/config-text';
import { lintConfigSchema } from '#lint/config/lint-config-schema';
import { parseConfigText } from '#lint/config/parse-config-text';
import { readLintConfig } from '#lint/config/read-lint-config';
import { RULES } from '#lint/rules/index';

const FILE = fileURLToPath(
  new URL('../../../src/lint/config/orgsim-lint.schema.json', import.meta.url),
);
const IDS = RULES.map(({ id }) => id);
const schema = lintConfigSchema(RULES);
const ajv = new Ajv2020({ strict: true, strictTypes: false });
const isValid = ajv.compile(schema);

function reads(value: unknown): boolean {
  const config = new ConfigText('.orgsimrc.json', JSON.stringify(value));
  try {
    readLintConfig(parseConfigText(config), IDS, config);
    return true;
  } catch {
    return false;
  }
}

test('the file that ships is fresh (npx vitest run FILE -u writes it anew)', async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(FILE);
});

const RULE = { 'unknown-key': 'warn' };

describe('both take', () => {
  test.each([
    {},
    { $schema: './node_modules/orgsim/dist/orgsim-lint.schema.json' },
    { extends: 'strict', rules: {}, overrides: [] },
    { rules: { 'unknown-key': 'off', 'count-invalid': 'info', 'cron-invalid': 'error' } },
    { overrides: [{ files: 'drafts/**', rules: RULE }] },
    { overrides: [{ files: ['a/*.md', 'b/{x,y}/**/ORG.md', './c?.md', 'a..b'], rules: {} }] },
  ])('%j', (value) => {
    expect([isValid(value), reads(value)]).toEqual([true, true]);
  });
});

describe('both refuse', () => {
  const files = [
    '',
    '/abs',
    '../up',
    'a/../b',
    'a/..',
    '!not',
    '[ab]',
    'a\\b',
    '(a|b)',
    '{a',
    'a}',
    '{a}{b}',
    'x'.repeat(201),
  ];
  test.each([
    ...[null, [], 'strict', 1].map((value) => ({ value })),
    ...[{ extend: 'strict' }, { $schema: 1 }, { extends: 'loose' }, { extends: ['strict'] }].map(
      (value) => ({ value }),
    ),
    ...[
      null,
      [],
      { 'unkown-key': 'off' },
      { 'unknown-key': 'warning' },
      { 'unknown-key': false },
    ].map((rules) => ({ value: { rules } })),
    ...[{}, [{}], [{ files: 'a' }], [{ rules: RULE }], [{ files: [], rules: RULE }], [1]].map(
      (overrides) => ({ value: { overrides } }),
    ),
    { value: { overrides: [{ files: [1], rules: RULE }] } },
    { value: { overrides: [{ files: 'a', rules: RULE, extends: 'strict' }] } },
    ...files.map((glob) => ({ value: { overrides: [{ files: glob, rules: RULE }] } })),
  ])('$value', ({ value }) => {
    // An empty file has no value at all; null is one.
    expect([isValid(value), reads(value)]).toEqual([false, false]);
  });
});

test('both agree on whatever is nearly right', () => {
  const setting = fc.constantFrom('off', 'info', 'warn', 'error', 'warning', '', null, 1);
  const id = fc.constantFrom('unknown-key', 'count-invalid', 'unkown-key', '__proto__', 'toString');
  const rules = fc.oneof({ weight: 5, arbitrary: fc.dictionary(id, setting) }, fc.constant([]));
  const glob = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '/', '*', '?', '{', '}', ',', '.', '!') }),
    fc.constant(0),
  );
  const override = fc.record(
    { files: fc.oneof(glob, fc.array(glob)), rules, more: fc.constant(1) },
    { requiredKeys: [] },
  );
  const config = fc.record(
    {
      extends: fc.constantFrom('recommended', 'strict', 'Strict', null),
      rules,
      overrides: fc.oneof(fc.array(override), override),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(config, (value) => {
      expect(reads(value)).toBe(isValid(JSON.parse(JSON.stringify(value))));
    }),
  );
});
