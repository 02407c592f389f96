// Fixes in files that are not as plain as the examples of rules.
import { describe, expect, test } from 'vitest';
import { applyEdits } from '#base/text-edit';
import { lintOrg } from '#main/lint-org';

const org = (...lines: string[]) => `# A\n\n## Structure\n\n### Ana\n\n${lines.join('\n')}\n`;
const findingsOf = (text: string) => lintOrg({ name: 'ORG.md', text }).findings;

/** One fix after the other, each on the text that the one before it made, until there is none. */
function mend(text: string): string {
  let mended = text;
  for (let round = 0; round < 9; round++) {
    const fix = findingsOf(mended).find((finding) => finding.fix !== null)?.fix;
    if (fix === undefined || fix === null) return mended;
    mended = applyEdits(mended, fix.edits) ?? mended;
  }
  throw new Error('fixes do not come to an end');
}

describe('what adds nothing to Wake on', () => {
  const sleeper = (events: string) =>
    org('- **Trigger:** event-driven', `- **Wake on:** ${events}`);

  test.each([
    ['timer, tasks', 'tasks'],
    ['tasks, timer, thresholds', 'tasks'],
    ['timer, threshold, tasks', 'tasks'],
    ['tasks ,timer , orders — mine', 'tasks , orders — mine'],
    ['tasks and timer', 'tasks'],
  ])('%s becomes %s', (written, left) => {
    expect(mend(sleeper(written))).toBe(sleeper(left));
  });
});

describe('a line without effect', () => {
  test('goes with its line end and its list, and nothing else', () => {
    const text = org(
      '- **Trigger:** polling',
      '- **Wake on:**',
      '  - tasks',
      '  - orders',
      '- **Max sleep:** 3h — for later',
      '',
      'Ana reads the mail.',
    );
    const left = org('- **Trigger:** polling', '', 'Ana reads the mail.');
    expect(mend(text)).toBe(left);
    expect(mend(text.replaceAll('\n', '\r\n'))).toBe(left.replaceAll('\n', '\r\n'));
  });

  test('stays for people where its item says more', () => {
    const text = org('- **Trigger:** polling', '- **Max sleep:** 3h', '', '  More about sleep.');
    expect(findingsOf(text).map(({ rule, fix }) => [rule, fix])).toEqual([
      ['max-sleep-with-polling', null],
    ]);
  });

  test('where no mode is written, the mode is, once, in the hand of the file', () => {
    const text = org('* **Wake on:** tasks', '* **Max sleep:** 3h');
    const fixes = findingsOf(text).map(({ fix }) => fix?.edits ?? []);
    expect(fixes).toHaveLength(2);
    // Two of them at once would write the mode twice.
    expect(applyEdits(text, fixes.flat())).toBeNull();
    const mended = org(
      '* **Trigger:** event-driven',
      '* **Wake on:** tasks',
      '* **Max sleep:** 3h',
    );
    expect(mend(text)).toBe(mended);
    expect(mend(text.replaceAll('\n', '\r\n'))).toBe(mended.replaceAll('\n', '\r\n'));
  });
});

test('signs beside a number are no spelling: only a word for a number is safe', () => {
  const text = org('- **Count:** Three', '- **Level:** -3', '- **Cooldown:** two tick');
  expect(findingsOf(text).map(({ actual, fix }) => [actual, fix?.safe])).toEqual([
    ['Three', true],
    ['-3', undefined],
    ['two tick', false],
  ]);
});
