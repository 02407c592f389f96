import { describe, expect, test } from 'vitest';
import { loadOrg } from '#main/load-org';
import { runOrg } from '#main/run-org';

const HEAD = '# Acme\n\n## Structure\n\n### Lead\n\n';

/** `line rule` of each finding under a role with these lines; the first of them is line 7. */
function findingsUnder(...lines: readonly string[]): string[] {
  const { findings } = loadOrg({ name: 'ORG.md', text: `${HEAD}${lines.join('\n')}\n` });
  return findings.map(({ line, rule }) => `${line} ${rule}`);
}

describe('orgsim-disable-next-line', () => {
  test('suppresses the next line and no other', () => {
    expect(
      findingsUnder(
        '<!-- orgsim-disable-next-line unknown-key -- why -->',
        '- **Foo:** 1',
        '- **Bar:** 1',
      ),
    ).toEqual(['9 unknown-key']);
  });

  test('means the next line that is neither blank nor a comment', () => {
    expect(
      findingsUnder(
        '<!-- orgsim-disable-next-line unknown-key -- why -->',
        '',
        '<!-- another',
        'comment -->',
        '- <!-- and one more -->',
        '- **Foo:** 1',
      ),
    ).toEqual([]);
  });

  test('several stand above one line', () => {
    expect(
      findingsUnder(
        '<!-- orgsim-disable-next-line unknown-wake-event -- why -->',
        '<!-- orgsim-disable-next-line empty-wake-filter -- why -->',
        '- **Wake on:** nothing',
      ),
    ).toEqual([]);
  });

  test('or one for several rules, with spaces or without', () => {
    expect(
      findingsUnder(
        '<!--orgsim-disable-next-line unknown-wake-event,empty-wake-filter -- why-->',
        '- **Wake on:** nothing',
      ),
    ).toEqual([]);
  });

  test('without a rule it is for all of them', () => {
    expect(
      findingsUnder('<!-- orgsim-disable-next-line -- why -->', '- **Wake on:** nothing'),
    ).toEqual([]);
  });

  test.each([
    ['behind a value', ['- **Domain:** web <!-- orgsim-disable-next-line unknown-key -- why -->']],
    ['in an item', ['- **Domain:** web', '  <!-- orgsim-disable-next-line unknown-key -- why -->']],
    ['over lines', ['<!--', 'orgsim-disable-next-line unknown-key', '-- why', '-->']],
  ])('may stand %s', (_place, lines) => {
    expect(findingsUnder(...lines, '- **Foo:** 1')).toEqual([]);
  });

  test('counts lines whatever ends them', () => {
    const text = `${HEAD}<!-- orgsim-disable-next-line unknown-key -- why -->\n\n- **Foo:** 1\n`;
    for (const end of ['\r\n', '\r']) {
      const { findings } = loadOrg({ name: 'ORG.md', text: text.replaceAll('\n', end) });
      expect(findings).toEqual([]);
    }
  });

  test('takes a finding where it starts: what an agent inherits, at the agent', () => {
    expect(
      findingsUnder(
        '### <!-- orgsim-disable-next-line duplicate-agent-id -- why --> Ana',
        '### Lead',
      ),
    ).toEqual([]);
  });
});

describe('orgsim-disable ... orgsim-enable', () => {
  test('suppresses what stands between', () => {
    expect(
      findingsUnder(
        '- **A1:** 1',
        '<!-- orgsim-disable unknown-key -- why -->',
        '- **A2:** 1',
        '<!-- orgsim-enable unknown-key -->',
        '- **A3:** 1',
      ),
    ).toEqual(['7 unknown-key', '11 unknown-key']);
  });

  test('to the end of the file where nothing ends it', () => {
    expect(
      findingsUnder(
        '<!-- orgsim-disable unknown-key -- why -->',
        '- **A:** 1',
        '',
        '### B',
        '- **C:** 1',
      ),
    ).toEqual([]);
  });

  test('an end without a rule ends all, one with a rule ends that one', () => {
    const lines = ['- **A:** 1', '- **Level:** 99'];
    const start = '<!-- orgsim-disable -- why -->';
    expect(findingsUnder(start, ...lines, '<!-- orgsim-enable -->', ...lines)).toEqual([
      '11 unknown-key',
      '12 duplicate-key',
    ]);
    expect(findingsUnder(start, ...lines, '<!-- orgsim-enable unknown-key -->', ...lines)).toEqual([
      '11 unknown-key',
    ]);
  });
});

test('orgsim-disable-file suppresses before and after itself', () => {
  expect(
    findingsUnder('- **A:** 1', '<!-- orgsim-disable-file unknown-key -- why -->', '- **B:** 1'),
  ).toEqual([]);
});

describe('what is no use', () => {
  test('each rule of a comment is judged by itself', () => {
    const { findings } = loadOrg({
      name: 'ORG.md',
      text: `${HEAD}<!-- orgsim-disable-next-line unknown-key, level-invalid -- why -->\n- **A:** 1\n`,
    });
    expect(findings.map(({ message }) => message)).toEqual([
      '"level-invalid" suppresses nothing: line 8 has no such finding',
    ]);
  });

  test('the nearest comment counts, the one around it is unused', () => {
    expect(
      findingsUnder(
        '<!-- orgsim-disable-file unknown-key -- why -->',
        '<!-- orgsim-disable-next-line unknown-key -- why -->',
        '- **A:** 1',
      ),
    ).toEqual(['7 suppression-unused']);
  });

  test('a comment for all rules that suppresses nothing does not hide that', () => {
    expect(findingsUnder('<!-- orgsim-disable-file -->')).toEqual([
      '7 suppression-without-reason',
      '7 suppression-unused',
    ]);
  });

  test('the rules about suppressions are suppressed by name, and that is not judged', () => {
    expect(
      findingsUnder(
        '<!-- orgsim-disable-file suppression-unused, suppression-without-reason -->',
        '<!-- orgsim-disable-next-line unknown-key -->',
        '- **Domain:** web',
      ),
    ).toEqual([]);
    expect(findingsUnder('<!-- orgsim-disable-file suppression-unused -- why -->')).toEqual([]);
  });

  test('an end is used by what is open, whichever comment opened it', () => {
    expect(
      findingsUnder(
        '<!-- orgsim-disable unknown-key, level-invalid -- why -->',
        '- **A:** 1',
        '- **Level:** 99',
        '<!-- orgsim-enable unknown-key -->',
        '<!-- orgsim-enable -->',
        '<!-- orgsim-enable -->',
      ),
    ).toEqual(['12 suppression-unused']);
  });

  test.each([
    [
      '<!-- orgsim-disable-file Unknown_Key -- why -->',
      'did you mean "unknown-key"?',
      'unknown-key',
    ],
    [
      '<!-- orgsim-disable-fil unknown-key -- why -->',
      'did you mean "orgsim-disable-file"?',
      'orgsim-disable-file',
    ],
    [
      '<!-- orgsim-disable-file unknown-key our dashboard reads it -->',
      'did you mean "unknown-key -- our dashboard reads it"?',
      'unknown-key -- our dashboard reads it',
    ],
  ])('%s: %s', (comment, advice, fixed) => {
    const text = `${HEAD}${comment}\n- **A:** 1\n`;
    const finding = loadOrg({ name: 'ORG.md', text }).findings.find(
      ({ rule }) => rule === 'suppression-unused',
    );
    expect(finding?.note).toBe(advice);
    expect(finding?.fix?.edits[0]?.text ?? null).toBe(fixed);
  });
});

test('an org whose errors are suppressed runs', () => {
  const text = `${HEAD}<!-- orgsim-disable-next-line unknown-key -- why -->\n- **A:** 1\n`;
  const outcome = runOrg({ name: 'ORG.md', text }, { length: { kind: 'ticks', ticks: 3 } });
  expect(outcome.kind).toBe('done');
});

test('two thousand comments on one line: the first is used, the others are told of', () => {
  const text = `${HEAD}${'<!-- orgsim-disable-next-line unknown-key -- why -->\n'.repeat(2000)}- **A:** 1\n`;
  expect(loadOrg({ name: 'ORG.md', text }).findings).toHaveLength(1999);
});
