// Findings as a JUnit report: a suite for each file, in it a case for each finding, and one that passes where there is none.

import { sum } from '#base/sum';
import { visibleText } from '#base/visible-text';
import type { Severity } from '#lint/finding';
import type { LintedFile, LintResult } from '#main/lint-org';
import type { FindingsOptions } from './findings-options.js';
import { fullMessage, WORST_FIRST } from './findings-summary.js';

/** A finding that fails the run fails its case; the others pass, with what they say as their output. */
export function formatFindingsJunit(
  { files }: LintResult,
  { failOn }: Pick<FindingsOptions, 'failOn'>,
): string {
  const failing = new Set(WORST_FIRST.slice(0, WORST_FIRST.indexOf(failOn) + 1));
  const suites = files.map((file) => suiteOf(file, failing));
  const total = attributes({
    name: 'orgsim lint',
    tests: sum(suites.map(({ tests }) => tests)),
    failures: sum(suites.map(({ failures }) => failures)),
    errors: 0,
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${total}>`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly lines: readonly string[];
}

function suiteOf({ name, agents, findings }: LintedFile, failing: ReadonlySet<Severity>): Suite {
  const tests = Math.max(1, findings.length);
  const failures = findings.filter(({ severity }) => failing.has(severity)).length;
  const cases = findings.flatMap((finding) => {
    const { line, column } = finding.range.start;
    const head = attributes({
      name: `${finding.rule} at ${line}:${column}`,
      classname: name,
      time: 0,
    });
    const message = fullMessage(finding);
    const text = escapeXml(`${name}:${line}:${column}: ${finding.severity}: ${message}`);
    const inside = failing.has(finding.severity)
      ? `<failure${attributes({ type: finding.rule, message })}>${text}</failure>`
      : `<system-out>${text}</system-out>`;
    return [`    <testcase${head}>`, `      ${inside}`, '    </testcase>'];
  });
  const passed = `    <testcase${attributes({ name: 'no problems', classname: name, time: 0 })}/>`;
  return {
    tests,
    failures,
    lines: [
      `  <testsuite${attributes({ name, tests, failures, errors: 0, skipped: 0, time: 0 })}>`,
      '    <properties>',
      `      <property${attributes({ name: 'agents', value: agents })}/>`,
      '    </properties>',
      ...(cases.length === 0 ? [passed] : cases),
      '  </testsuite>',
    ],
  };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML cannot hold control characters at all, not even escaped. */
function escapeXml(text: string): string {
  return visibleText(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
