import { expect, test } from 'vitest';
import { formatFindingsCompact } from '#report/findings-compact';
import { findingIn } from './finding-in.js';
import { resultOf } from './lint-sample.js';

const SOURCE = '- **Wake on:** blockers\n';

test('is one line a finding, whatever is in it', () => {
  const findings = [
    findingIn(SOURCE, 'blockers', { message: 'one\r\ntwo', advice: 'did you mean "tasks"?' }),
    findingIn(SOURCE, 'blockers', { severity: 'info', message: 'three', advice: null }),
  ];
  expect(formatFindingsCompact(resultOf(findings, SOURCE, 'a\nb.md'))).toBe(
    [
      'a␊b.md:1:16: error: one␍␊two. Did you mean "tasks"? [unknown-wake-event]',
      'a␊b.md:1:16: info: three [unknown-wake-event]',
      '1 file, 1 agent: 1 error, 1 info',
      '',
    ].join('\n'),
  );
});
