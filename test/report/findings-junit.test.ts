import { expect, test } from 'vitest';
import type { Severity } from '#lint/finding';
import { formatFindingsJunit } from '#report/findings-junit';
import { xmlFaults } from './check-schema.js';
import { findingIn } from './finding-in.js';
import { OPTIONS, resultOf } from './lint-sample.js';

const SOURCE = '- **Wake on:** blockers\n';
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const FINDINGS = SEVERITIES.map((severity) => findingIn(SOURCE, 'blockers', { severity }));

test.each(SEVERITIES.map((failOn, index) => [failOn, index + 1] as const))(
  'with --fail-on %s, %i of the three fail',
  (failOn, failures) => {
    const text = formatFindingsJunit(resultOf(FINDINGS, SOURCE), { failOn });
    expect(text).toContain(`<testsuites name="orgsim lint" tests="3" failures="${failures}"`);
    expect(text).toContain(`<testsuite name="ORG.md" tests="3" failures="${failures}"`);
    expect(text.match(/<failure /g)).toHaveLength(failures);
    expect(text.match(/<system-out>/g) ?? []).toHaveLength(3 - failures);
  },
);

test('what XML cannot hold is shown as something that it can', async () => {
  const message = '\u0000\u001b]]>\ufffe\uffff\ud800&lt;"<!--\t\n';
  const finding = findingIn(SOURCE, 'blockers', { message, rule: 'a"b', advice: null });
  const text = formatFindingsJunit(resultOf([finding], SOURCE, '\u0007<&>.md'), OPTIONS);
  expect(await xmlFaults('junit-jenkins.xsd', text)).toEqual([]);
  expect(text).toContain('message="␀␛]]&gt;\ufffd\ufffd\ufffd&amp;lt;&quot;&lt;!--␉␊"');
});
