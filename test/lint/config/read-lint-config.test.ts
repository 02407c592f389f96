import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OrgsimError } from '#base/errors';
import { ConfigText } from '#lint/config/config-text';
import type { LintConfig } from '#lint/config/lint-config';
import { settingsFor } from '#lint/config/lint-config';
import { parseConfigText } from '#lint/config/parse-config-text';
import { readLintConfig } from '#lint/config/read-lint-config';

const IDS = ['unknown-key', 'level-invalid', 'count-invalid'];

function readText(text: string): LintConfig {
  const config = new ConfigText('rc.yaml', text);
  return readLintConfig(parseConfigText(config), IDS, config);
}

/** `message | hint` of the refusal. */
function refusalOf(text: string): string {
  try {
    readText(text);
  } catch (error) {
    if (!(error instanceof OrgsimError)) throw error;
    expect(error.code).toBe('input-invalid');
    return `${error.message} | ${error.hint}`;
  }
  throw new Error('it was read');
}

test('all of it', () => {
  expect(
    readText(
      '# ours\nextends: strict\nrules: {unknown-key: off}\noverrides:\n  - files: drafts/**\n    rules:\n      count-invalid: info\n',
    ),
  ).toEqual({
    extends: 'strict',
    rules: { 'unknown-key': 'off' },
    overrides: [{ files: ['drafts/**'], rules: { 'count-invalid': 'info' } }],
  });
});

test.each(['', '# nothing yet\n', '\ufeff'])('%j is an empty configuration', (text) => {
  expect(readText(text)).toEqual({ extends: 'recommended', rules: {}, overrides: [] });
});

describe('what is refused, where, and what to write', () => {
  test.each([
    ['extend: strict', 'rc.yaml:1:1: the key "extend" is not known here. | Did you mean extends?'],
    [
      '\ufeffx: 1',
      'rc.yaml:1:1: the key "x" is not known here. | It can be $schema, extends, rules, overrides.',
    ],
    ['extends: strikt', 'rc.yaml:1:10: "strikt" is not a preset. | Did you mean strict?'],
    [
      'extends: 1',
      'rc.yaml:1:10: a number stands where a preset is expected. | It can be recommended, strict.',
    ],
    [
      'rules:\r\n  unkown-key: off',
      'rc.yaml:2:3: there is no rule "unkown-key". | Did you mean unknown-key?',
    ],
    [
      'rules:\n  unknown-key: warning',
      'rc.yaml:2:16: "warning" is not a severity. | Did you mean warn?',
    ],
    [
      'rules:\n  unknown-key: false',
      'rc.yaml:2:16: true or false stands where a severity is expected. | It can be off, info, warn, error.',
    ],
    [
      'rules: {unknown-key: off, unknown-key: info}',
      'rc.yaml:1:27: "unknown-key" is written twice. | Leave one of them out.',
    ],
    ['rules: {1: off}', 'rc.yaml:1:9: this key is no text. | Write the name of a setting.'],
    [
      'rules: [unknown-key]',
      'rc.yaml:1:8: a list stands where a map is expected. | Write rules: {unknown-key: warn}.',
    ],
    [
      'strict',
      'rc.yaml:1:1: a text stands where a map is expected. | Write rules: {unknown-key: warn}.',
    ],
    [
      'overrides:\n- files: a',
      'rc.yaml:2:3: this override has no "rules", and would have no effect. | Write {files: ["drafts/**"], rules: {unknown-key: off}}.',
    ],
    [
      'overrides: [{files: [], rules: {}}]',
      'rc.yaml:1:21: an empty list stands where a glob or a list of globs is expected. | Globs are relative to this file and know *, ?, ** and one {a,b}, such as "drafts/**".',
    ],
    [
      'overrides: [{files: ../x, rules: {}}]',
      'rc.yaml:1:21: "../x" is no glob that is understood here, and would fit no file. | Globs are relative to this file and know *, ?, ** and one {a,b}, such as "drafts/**".',
    ],
    ['rules: &a {}', 'rc.yaml:1:11: there is an anchor, &a. | Write the value without it.'],
    ['rules: *a', 'rc.yaml:1:8: there is an alias, *a. | Write out what it stands for.'],
    [
      'rules: !!map {}',
      'rc.yaml:1:14: there is a tag, tag:yaml.org,2002:map. | Write the value without it.',
    ],
    [
      'rules: {',
      'rc.yaml:1:9: this is not understood as YAML (Flow map in block collection must be sufficiently indented and end with a }). | Mend it there.',
    ],
    [
      'rules: {}\n---\nrules: {}',
      'rc.yaml:2:1: this is not understood as YAML (Source contains multiple documents; please use YAML.parseAllDocuments()). | Mend it there.',
    ],
  ])('%j', (text, refusal) => {
    expect(refusalOf(text)).toBe(refusal);
  });
});

describe('what would cost time or memory is refused unread', () => {
  const laughs = Array.from(
    { length: 9 },
    (_, i) => `a${i + 1}: &a${i + 1} [*a${i},*a${i},*a${i}]`,
  );
  test.each([
    ['a billion laughs', `a0: &a0 [x]\n${laughs.join('\n')}`, 'there is an anchor, &a0'],
    ['brackets', '['.repeat(100_000), 'this is nested too deeply'],
    ['dashes', '- '.repeat(100_000), 'this is nested too deeply'],
    [
      'indentation',
      Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'this is nested too deeply',
    ],
    ['length', `# ${'x'.repeat(300_000)}`, 'the file is longer than 256 Ki characters'],
  ])('%s', (_title, text, problem) => {
    expect(refusalOf(text)).toContain(problem);
  });

  test('whatever the text, it is read or refused', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'rules:',
        ' ',
        '\n',
        '- ',
        '? ',
        ': ',
        '{',
        '}',
        '[',
        ']',
        '&a ',
        '*a',
        '!!js ',
        '|',
        '>',
        '#',
        '"',
        "'",
        '%YAML 1.1\n',
        '---\n',
        '<<: ',
      ),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        let refusal: unknown = null;
        try {
          readText(pieces.join(''));
        } catch (error) {
          refusal = error;
        }
        expect(refusal === null || refusal instanceof OrgsimError).toBe(true);
      }),
    );
  });
});

test('a later layer wins: preset, rules, the overrides in their order', () => {
  const config = readText(
    'rules: {unknown-key: error, level-invalid: warn}\noverrides:\n- {files: "drafts/**", rules: {unknown-key: warn}}\n- {files: ["**/old.md", x.md], rules: {unknown-key: off}}\n',
  );
  expect(settingsFor(config, 'ORG.md').rules).toEqual({
    'unknown-key': 'error',
    'level-invalid': 'warn',
  });
  expect(settingsFor(config, 'drafts/a.md').rules['unknown-key']).toBe('warn');
  expect(settingsFor(config, 'drafts/old.md').rules['unknown-key']).toBe('off');
  expect(settingsFor(config, 'x.md').preset).toBe('recommended');
});
