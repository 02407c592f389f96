import { expect, test } from 'vitest';
import { formatFindingsSarif } from '#report/findings-sarif';
import { schemaFaults } from './check-schema.js';
import { findingIn, rangeOf } from './finding-in.js';
import { OPTIONS, resultOf } from './lint-sample.js';

const SOURCE = '# Acme\n- **Wake on:** blockers\n';

test.each([
  ['orgs/a/ORG.md', { uri: 'orgs/a/ORG.md', uriBaseId: '%SRCROOT%' }],
  ['a:b c%.md', { uri: 'a%3Ab%20c%25.md', uriBaseId: '%SRCROOT%' }],
  ['組織/ORG.md', { uri: '%E7%B5%84%E7%B9%94/ORG.md', uriBaseId: '%SRCROOT%' }],
  ['<stdin>', { uri: '%3Cstdin%3E', uriBaseId: '%SRCROOT%' }],
  ['/tmp/a b/ORG.md', { uri: 'file:///tmp/a%20b/ORG.md' }],
  ['C:/a/ORG.md', { uri: 'file:///C:/a/ORG.md' }],
  ['half \ud800.md', { uri: 'half%20%EF%BF%BD.md', uriBaseId: '%SRCROOT%' }],
])('the URI of %s', (path, location) => {
  const { run, text } = logOf([findingIn(SOURCE, 'blockers')], path);
  expect(run.artifacts[0].location).toEqual(location);
  expect(placeOf(run.results[0]).artifactLocation).toEqual({ ...location, index: 0 });
  expect(schemaFaults('sarif-2.1.0-rtm.5.json', text)).toEqual([]);
});

test('an info is a note, and so it is by default', () => {
  const { run } = logOf([findingIn(SOURCE, 'blockers', { severity: 'info' })]);
  expect(run.results[0].level).toBe('note');
  // The rule itself says error.
  expect(run.tool.driver.rules[0].defaultConfiguration).toEqual({ level: 'error' });
});

test('a region has lines, columns and offsets', () => {
  const { run } = logOf([findingIn(SOURCE, 'blockers')]);
  expect(run.columnKind).toBe('utf16CodeUnits');
  expect(placeOf(run.results[0]).region).toEqual({
    startLine: 2,
    startColumn: 16,
    endLine: 2,
    endColumn: 24,
    charOffset: 22,
    charLength: 8,
  });
});

test('rules are those that were broken, each once, and results point at them', () => {
  const findings = ['unknown-wake-event', 'duplicate-key', 'of-a-plugin', 'duplicate-key'].map(
    (rule) => findingIn(SOURCE, 'blockers', { rule }),
  );
  const { run, text } = logOf(findings);
  const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id);
  expect(ids).toEqual(['duplicate-key', 'of-a-plugin', 'unknown-wake-event']);
  for (const { ruleId, ruleIndex } of run.results) expect(ids[ruleIndex]).toBe(ruleId);
  expect(schemaFaults('sarif-2.1.0-rtm.5.json', text)).toEqual([]);
});

test('every rule can be described', () => {
  const findings = OPTIONS.rules.map(({ id }) => findingIn(SOURCE, 'blockers', { rule: id }));
  const { run, text } = logOf(findings);
  expect(schemaFaults('sarif-2.1.0-rtm.5.json', text)).toEqual([]);
  for (const rule of run.tool.driver.rules) {
    expect(Object.keys(rule).sort()).toEqual(
      ['defaultConfiguration', 'fullDescription', 'help', 'id', 'shortDescription'].sort(),
    );
    // GitHub's limits.
    expect(rule.shortDescription.text.length).toBeLessThanOrEqual(1024);
    expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
    expect(rule.help.text).toContain('What the engine does: ');
    expect(rule.help.markdown).toContain('```md\n');
  }
});

test('related places are numbered', () => {
  const related = [{ message: 'first stated here', range: rangeOf(SOURCE, 'Acme') }];
  const { run } = logOf([findingIn(SOURCE, 'blockers', { related })]);
  expect(run.results[0].relatedLocations).toMatchObject([
    {
      id: 1,
      message: { text: 'first stated here' },
      physicalLocation: { region: { startLine: 1 } },
    },
  ]);
});

test('what a file says is no link in a message', () => {
  const { run } = logOf([
    findingIn(SOURCE, 'blockers', { message: '[a](https://x.y)', advice: null }),
  ]);
  expect(run.results[0].message.text).toBe('[a] (https://x.y)');
});

function logOf(findings: Parameters<typeof resultOf>[0], name = 'ORG.md') {
  const text = formatFindingsSarif(resultOf(findings, SOURCE, name), OPTIONS);
  return { text, run: JSON.parse(text).runs[0] };
}

function placeOf(result: { locations: { physicalLocation: unknown }[] }) {
  return result.locations[0]?.physicalLocation as { artifactLocation: object; region: object };
}
