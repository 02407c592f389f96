// What holds for every fix, whatever the file: it is done once, adds nothing to find, and touches nothing beside.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '#base/text-edit';
import type { Finding } from '#lint/finding';
import { fixOrg } from '#main/fix-org';
import { lintOrg } from '#main/lint-org';
import { orgText } from './arbitrary-org.js';

/** Mistakes as people make them: what is written right, and what is written instead. */
const MISTAKES: readonly (readonly [string, string])[] = [
  ['event-driven', 'event driven'],
  ['event-driven', 'Event_Driven'],
  ['polling', 'pooling'],
  ['polling', 'POLL-ING'],
  ['Trigger:', 'Triger:'],
  ['Trigger:', 'Trigger?:'],
  ['Wake on:', 'Wakes on:'],
  ['Wake on:', 'Wake.on:'],
  ['Max sleep:', 'Max-Sleep!:'],
  ['Batch window:', 'Count:'],
  [', ', ' and '],
  [', ', '; '],
  ['tasks', 'Tasks, complettions'],
  ['builds', 'Code.Changes'],
  [' ticks', ' Ticks'],
  [' ticks', ' tik'],
  ['escalation rate', 'Escalation-Rate'],
  ['escalation rate', 'escalations rate'],
  ['startup', 'start-up'],
  ['military', 'Mili tary'],
  ['## Structure', '## Stucture'],
  ['\n### Boss', '\n### Boss\n- **Model:** gpt4o'],
  ['\n### Boss', '\n### Boss\n- **Reports to:** boss'],
  ['\n### Boss', '\n### Boss\n- **Count:** 2.5\n- **Level:** ten'],
  ['- **Level:** 10', '- **Level**: 10\n- **Wakeup:** `tasks and orders`'],
];

const faulty = fc
  .record({
    text: orgText,
    mistakes: fc.array(fc.constantFrom(...MISTAKES), { minLength: 1, maxLength: 6 }),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
    mark: fc.constantFrom('', '', '\ufeff'),
    isOpen: fc.boolean(),
  })
  .map(({ text, mistakes, lineEnd, mark, isOpen }) => {
    const wrong = mistakes.reduce(
      (before, [right, instead]) => before.replace(right, instead),
      text,
    );
    return mark + (isOpen ? wrong.trimEnd() : wrong).replaceAll('\n', lineEnd);
  });

const fix = (text: string, withSuggestions: boolean) =>
  fixOrg({ name: 'ORG.md', text }, withSuggestions, lintOrg);

function countKinds(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, severity } of findings) {
    // What was no org before may have more to say.
    if (severity === 'info') continue;
    const kind = `${severity} ${rule}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

test.each([
  ['safe fixes', false],
  ['safe fixes and suggestions', true],
])('%s: done once, nothing added, nothing beside touched', (_title, withSuggestions) => {
  let mended = 0;
  fc.assert(
    fc.property(faulty, (source) => {
      const before = lintOrg({ name: 'ORG.md', text: source }).findings;
      const { linted, edits, fixed } = fix(source, withSuggestions);
      mended += fixed;
      expect(applyEdits(source, edits)).toBe(linted.source);

      const again = fix(linted.source, withSuggestions);
      expect(again).toMatchObject({ edits: [], fixed: 0 });
      expect(again.linted.source).toBe(linted.source);

      const had = countKinds(before);
      for (const [kind, count] of countKinds(linted.findings)) {
        expect(count, kind).toBeLessThanOrEqual(had.get(kind) ?? 0);
      }

      const fixable = before.flatMap(({ fix: own }) => own?.edits ?? []);
      const lineOf = (offset: number) => source.slice(0, offset).split(/\r\n|\r|\n/).length;
      const lines = new Set(fixable.flatMap(({ start, end }) => [lineOf(start), lineOf(end)]));
      for (const edit of edits) expect([...lines]).toContain(lineOf(edit.start));
      if (edits.length === 0) expect(linted.source).toBe(source);
    }),
    { numRuns: 150 },
  );
  // A generator that hits no fix would prove nothing.
  expect(mended).toBeGreaterThan(20);
});
