import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LintLimits } from '#main/lint-org';
import { lintOrg, summarizeLint, whyLintFails } from '#main/lint-org';

const SOUND = '# A\n\n## Structure\n\n### Ana\n\n### Bo\n';
const FAULTY = `${SOUND}\n- **Trigger:** event driven\n- **Wake on:** tasks, complettions, Code.Changes\n- **Cool.down:** 3\n`;

test('findings come in the order of the file, each with the text it is about', () => {
  const { findings } = lintOrg({ name: 'ORG.md', text: FAULTY });
  expect(findings.map(({ rule, actual, line }) => `${line} ${rule} ${actual}`)).toEqual([
    '9 invalid-trigger-mode event driven',
    '10 unknown-wake-event complettions',
    '10 unknown-wake-event Code.Changes',
    '11 unknown-key Cool.down',
  ]);
  for (const { range, actual } of findings) {
    expect(FAULTY.slice(range.start.offset, range.end.offset)).toBe(actual);
  }
});

test('they are messages as vfile knows them', () => {
  const [finding] = lintOrg({ name: 'team.md', text: FAULTY }).findings;
  expect(finding).toMatchObject({
    file: 'team.md',
    source: 'orgsim',
    ruleId: 'invalid-trigger-mode',
    fatal: true,
    place: { start: { line: 9, column: 16 }, end: { line: 9, column: 28 } },
    expected: ['event-driven', 'polling'],
    note: 'did you mean "event-driven"?',
  });
  expect(String(finding)).toContain('"event driven" is not a trigger mode');
});

test('only what differs in case and separators has a safe fix', () => {
  const { findings } = lintOrg({ name: 'ORG.md', text: FAULTY });
  const mended = findings.map(({ fix }) => fix?.edits.map(({ text }) => text).join() ?? null);
  expect(mended).toEqual(['event-driven', 'completions', 'code changes', 'Cooldown']);
  expect(findings.map(({ fix }) => fix?.safe)).toEqual([true, false, true, true]);
});

test('a safe fix mends what it is for and adds nothing', () => {
  const before = lintOrg({ name: 'ORG.md', text: FAULTY }).findings;
  const edits = before
    .flatMap(({ fix }) => (fix?.safe ? fix.edits : []))
    .sort((a, b) => b.start - a.start);
  const mended = edits.reduce(
    (text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end),
    FAULTY,
  );
  const rules = lintOrg({ name: 'ORG.md', text: mended }).findings.map(({ rule }) => rule);
  expect(rules).toContain('unknown-wake-event');
  expect(rules).not.toContain('invalid-trigger-mode');
  expect(rules).not.toContain('unknown-key');
});

test('places that belong to a finding are its cause too', () => {
  const { findings } = lintOrg({
    name: 'ORG.md',
    text: `${SOUND}\n- **Model:** gpt-4o\n- **Model:** gpt-4o\n`,
  });
  expect(findings[0]?.related).toMatchObject([{ range: { start: { line: 9 } } }]);
  expect(findings[0]?.cause).toMatchObject({ line: 9 });
});

test('files are counted together', () => {
  const result = summarizeLint([
    lintOrg({ name: 'a.md', text: SOUND }),
    lintOrg({ name: 'b.md', text: FAULTY }),
  ]);
  expect(result).toMatchObject({ agents: 4, counts: { error: 4, warning: 0, info: 0 } });
});

test.each<[LintLimits, ReturnType<typeof whyLintFails>]>([
  [{ failOn: 'error' }, null],
  [{ failOn: 'warning' }, 'severity'],
  [{ failOn: 'info' }, 'severity'],
  [{ failOn: 'error', maxWarnings: 2 }, null],
  [{ failOn: 'error', maxWarnings: 1 }, 'warnings'],
])('two warnings under %o: %s', (limits, why) => {
  expect(whyLintFails({ error: 0, warning: 2, info: 0 }, limits)).toBe(why);
});

test('one error fails whatever the limits', () => {
  expect(whyLintFails({ error: 1, warning: 0, info: 0 }, { failOn: 'error', maxWarnings: 9 })).toBe(
    'severity',
  );
});

test('whatever the text, linting it ends, and each finding lies inside it', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '# A',
      '## Structure',
      '### Ana',
      '#### Bo',
      '- **Model:**',
      '- **Wake on:** a',
      '`',
      '<!--',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }),
      fc.constantFrom('\n', '\r\n', '\n\n'),
      (pieces, end) => {
        const source = pieces.join(end);
        for (const { range } of lintOrg({ name: 'ORG.md', text: source }).findings) {
          expect(range.start.offset).toBeLessThanOrEqual(range.end.offset);
          expect(range.end.offset).toBeLessThanOrEqual(source.length);
        }
      },
    ),
  );
});
