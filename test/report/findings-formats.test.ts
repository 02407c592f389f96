// Every format on the same files, as golden files, and what is true of all of them.
import { describe, expect, test } from 'vitest';
import { FINDINGS_FORMATS, loadFindingsFormat } from '#report/findings-formats';
import { schemaFaults, xmlFaults } from './check-schema.js';
import { lintSample, OPTIONS, resultOf } from './lint-sample.js';

const SAMPLE = lintSample();
const EMPTY = resultOf([]);
const EXTENSIONS: Readonly<Record<string, string>> = { junit: 'xml', markdown: 'md' };
const JSON_FORMATS = new Set(['json', 'sarif', 'gitlab', 'rdjson']);

test('are those that the help names', () => {
  expect(FINDINGS_FORMATS).toEqual(
    'stylish compact json sarif github gitlab junit rdjson markdown'.split(' '),
  );
});

test('the sample has what makes formats go wrong', () => {
  const [clean, faulty, hostile] = SAMPLE.files;
  expect(clean?.findings).toEqual([]);
  expect(faulty?.findings.some(({ fix }) => fix !== null)).toBe(true);
  expect(faulty?.findings.some(({ related }) => related.length > 0)).toBe(true);
  expect(new Set(faulty?.findings.map(({ severity }) => severity)).size).toBeGreaterThan(1);
  for (const part of ['\r\n', '\u001b', '\u202e']) expect(hostile?.source).toContain(part);
});

describe.each(FINDINGS_FORMATS)('%s', (name) => {
  test('looks as it should', async () => {
    const text = (await loadFindingsFormat(name))(SAMPLE, OPTIONS);
    if (JSON_FORMATS.has(name)) {
      // It is one line; here it is easy to read.
      const indented = JSON.stringify(JSON.parse(text), null, 2).replaceAll('\u202e', '\\u202e');
      const pretty = `${indented}\n`;
      expect(text).toMatch(/^[^\n]+\n$/);
      await expect(pretty).toMatchFileSnapshot(`../golden/formats/${name}.json`);
    } else {
      const path = `../golden/formats/${name}.${EXTENSIONS[name] ?? 'txt'}`;
      await expect(text).toMatchFileSnapshot(path);
    }
  });

  test('sends nothing raw to a terminal', async () => {
    const format = await loadFindingsFormat(name);
    const hostile = {
      ...SAMPLE,
      files: SAMPLE.files.map((file) => ({ ...file, name: '\u001b]0;x\u0007\u202e\r.md' })),
    };
    expect(format(hostile, OPTIONS).replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\p{Cs}\u202e\u2028]/u,
    );
  });

  test('gives the same bytes again, and ends with one line feed', async () => {
    const format = await loadFindingsFormat(name);
    for (const result of [SAMPLE, EMPTY]) {
      const text = format(result, OPTIONS);
      expect(text).toMatch(/[^\n]\n$/);
      expect(format(result, OPTIONS)).toBe(text);
    }
  });
});

describe('the schema of', () => {
  const SCHEMAS = { sarif: 'sarif-2.1.0-rtm.5.json', gitlab: 'gitlab.json', rdjson: 'rdjson.json' };

  test.each([
    ['sarif', SCHEMAS.sarif],
    ['gitlab', SCHEMAS.gitlab],
    ['rdjson', SCHEMAS.rdjson],
  ] as const)('%s is kept', async (name, schema) => {
    const format = await loadFindingsFormat(name);
    for (const result of [SAMPLE, EMPTY]) {
      expect(schemaFaults(schema, format(result, OPTIONS))).toEqual([]);
    }
  });

  test('SARIF, GitLab and rdjson would not take anything', () => {
    const wrong = JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: {} } }] });
    expect(schemaFaults(SCHEMAS.sarif, wrong)).not.toEqual([]);
    expect(schemaFaults(SCHEMAS.gitlab, '[{}]')).not.toEqual([]);
    expect(schemaFaults(SCHEMAS.rdjson, '{"diagnostics":[{}]}')).not.toEqual([]);
  });

  test('JUnit is kept', async () => {
    const format = await loadFindingsFormat('junit');
    for (const result of [SAMPLE, EMPTY]) {
      expect(await xmlFaults('junit-jenkins.xsd', format(result, OPTIONS))).toEqual([]);
    }
    const wrong = '<testsuites><testsuite name="a"/></testsuites>';
    expect(await xmlFaults('junit-jenkins.xsd', wrong)).not.toEqual([]);
  });
});
