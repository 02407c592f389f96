// Every rule keeps what it says: its examples are run, and the registry is complete.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Finding } from '#lint/finding';
import { RULES } from '#lint/rules/index';
import { loadOrg } from '#main/load-org';
import type { ProblemRule } from '#org/problem';
import { applyFix, describeExample, isWithin } from './describe-example.js';

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
  'redundant-wake-event': true,
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
  const { good, bad } = rule.examples();

  test('has examples and documentation', () => {
    expect(good.length).toBeGreaterThanOrEqual(3);
    expect(bad.length).toBeGreaterThanOrEqual(3);
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
    for (const text of [finding?.reason, finding?.note ?? 'none']) {
      expect(text).toMatch(/^[^.\s].*[^.\s]$/);
      expect(text).not.toMatch(/undefined|null|""| {2}|: *;|NaN|\[object/);
    }
  });

  test.each(bad)('a fix mends $at and adds nothing: $source', ({ source }) => {
    for (const finding of findingsIn(source)) {
      if (finding.rule !== rule.id || finding.fix === null) continue;
      const mended = applyFix(source, finding.fix);
      const left = findingsIn(mended);
      const places = (all: readonly Finding[]): string[] => all.map(({ rule: id }) => id).sort();
      expect(mended).not.toBe(source);
      expect(isWithin(places(left), places(findingsIn(source)))).toBe(true);
      // An example has one finding of its rule: with it gone there is nothing left to fix again.
      expect(
        describeAll(
          mended,
          left.filter((one) => one.rule === rule.id),
        ),
      ).toEqual([]);
    }
  });

  test('says so in its golden file', async () => {
    const text = bad.map(({ source }) => describeExample(source, rule.id)).join('\n');
    await expect(text).toMatchFileSnapshot(`./rules/${rule.id}.txt`);
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
