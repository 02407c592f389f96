// Every rule keeps what it says: its examples are run, and the registry is complete.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Finding } from '#lint/finding';
import { RULES } from '#lint/rules/index';
import { loadOrg } from '#main/load-org';
import type { ProblemRule } from '#org/problem';

const FOLDER = fileURLToPath(new URL('../../src/lint/rules/', import.meta.url));

/** Complete by its type: a rule that reading can break and that is not here does not compile. */
const PROBLEM_RULES: Readonly<Record<ProblemRule, true>> = {
  'count-invalid': true,
  'cron-invalid': true,
  'cron-never-fires': true,
  'duplicate-agent-id': true,
  'duplicate-key': true,
  'duration-invalid': true,
  'empty-agent-id': true,
  'empty-wake-filter': true,
  'invalid-trigger-mode': true,
  'key-in-wrong-section': true,
  'level-invalid': true,
  'missing-structure': true,
  'model-unknown': true,
  'preset-unknown': true,
  'reports-to-ambiguous': true,
  'reports-to-cycle': true,
  'reports-to-self': true,
  'reports-to-unknown': true,
  'schedule-not-understood': true,
  'selector-invalid': true,
  'threshold-invalid': true,
  'threshold-unknown-metric': true,
  'timer-duplicate-name': true,
  'unknown-key': true,
  'unknown-wake-event': true,
  'value-invalid': true,
  'wake-on-separator': true,
};

describe('the registry', () => {
  const ids = RULES.map(({ id }) => id);

  test('holds every file of the folder, by its name, sorted', () => {
    const files = readdirSync(FOLDER).filter((name) => name !== 'index.ts');
    expect(ids).toEqual(files.map((name) => name.replace(/\.ts$/, '')).sort());
  });

  test('has a rule for everything that reading can find', () => {
    expect(Object.keys(PROBLEM_RULES).filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe.each(RULES)('$id', (rule) => {
  const { good, bad } = rule.examples;

  test('has examples and documentation', () => {
    expect(good.length).toBeGreaterThan(0);
    expect(bad.length).toBeGreaterThan(0);
    for (const text of [rule.summary, ...Object.values(rule.docs)]) expect(text).not.toBe('');
  });

  test.each(good.map((source) => ({ source })))('good: $source', ({ source }) => {
    expect(describeAll(source, findingsIn(source))).toEqual([]);
  });

  test.each(bad)('bad at $at: $source', ({ source, at, also = [], severity = rule.severity }) => {
    const all = findingsIn(source);
    const findings = all.filter((finding) => !also.includes(finding.rule));
    expect(describeAll(source, findings)).toEqual([`${rule.id} at ${at}`]);
    expect([...new Set(all.map((finding) => finding.rule))].sort()).toEqual(
      [rule.id, ...also].sort(),
    );
    const [finding] = findings;
    expect(finding?.severity).toBe(severity);
    // Sentences are joined into lines and lists: no full stop, no empty subject, no fact left out by mistake.
    expect(finding?.reason).toMatch(/^[^.\s].*[^.\s]$/);
    expect(finding?.reason).not.toMatch(/undefined|null|""| {2}|: *;/);
  });
});

function findingsIn(source: string): readonly Finding[] {
  return loadOrg({ name: 'ORG.md', text: source }).findings;
}

function describeAll(source: string, findings: readonly Finding[]): string[] {
  return findings.map(
    ({ rule, range }) => `${rule} at ${source.slice(range.start.offset, range.end.offset)}`,
  );
}
