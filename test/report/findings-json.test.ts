import { expect, test } from 'vitest';
import { countSeverities } from '#lint/finding';
import { formatFindingsJson } from '#report/findings-json';
import { findingIn, rangeOf } from './finding-in.js';

const SOURCE = '# Acme\n- **Trigger:** event driven\n';

test('is the pinned format, field by field', () => {
  const finding = findingIn(SOURCE, 'event driven', {
    rule: 'invalid-trigger-mode',
    message: '"event driven" is not a trigger mode',
    expected: ['event-driven', 'polling'],
    related: [{ message: 'first stated here', range: rangeOf(SOURCE, '# Acme') }],
    fix: { safe: true, edits: [{ start: 22, end: 34, text: 'event-driven' }] },
  });
  const files = [{ name: 'ORG.md', source: SOURCE, agents: 3, findings: [finding] }];
  const text = formatFindingsJson({
    files,
    agents: 3,
    counts: countSeverities([finding]),
    fixable: 1,
  });
  expect(text.endsWith('}\n')).toBe(true);
  expect(JSON.parse(text)).toEqual({
    version: 1,
    files: [
      {
        file: 'ORG.md',
        agents: 3,
        findings: [
          {
            rule: 'invalid-trigger-mode',
            severity: 'error',
            message: '"event driven" is not a trigger mode',
            range: {
              start: { line: 2, column: 16, offset: 22 },
              end: { line: 2, column: 28, offset: 34 },
            },
            actual: 'event driven',
            expected: ['event-driven', 'polling'],
            fix: { safe: true, edits: [{ start: 22, end: 34, text: 'event-driven' }] },
            related: [
              {
                message: 'first stated here',
                range: {
                  start: { line: 1, column: 1, offset: 0 },
                  end: { line: 1, column: 7, offset: 6 },
                },
              },
            ],
            url: null,
          },
        ],
      },
    ],
    errors: 1,
    warnings: 0,
    infos: 0,
  });
});

test('a file without findings is listed, with its agents', () => {
  const files = [{ name: 'a.md', source: '', agents: 2, findings: [] }];
  const report = JSON.parse(
    formatFindingsJson({ files, agents: 2, counts: countSeverities([]), fixable: 0 }),
  );
  expect(report.files).toEqual([{ file: 'a.md', agents: 2, findings: [] }]);
});

test('holds no control character, and still says which it was', () => {
  const name = 'a\u001b\u009b\u202e\ud800.md';
  const files = [{ name, source: '', agents: 0, findings: [] }];
  const text = formatFindingsJson({ files, agents: 0, counts: countSeverities([]), fixable: 0 });
  expect(text.trimEnd()).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
  expect(JSON.parse(text).files[0].file).toBe(name);
});
