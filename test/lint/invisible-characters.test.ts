// Characters that nobody sees, and those that scripts and emoji need.
import { describe, expect, test } from 'vitest';
import { findInvisible } from '#lint/invisible-characters';
import { lintOrg } from '#main/lint-org';

describe('found', () => {
  test.each([
    ['a zero width space', 'ta\u200bsks'],
    ['a ZWJ between Latin letters', 'a\u200db'],
    ['a ZWNJ between Latin letters', 'a\u200cb'],
    ['a byte order mark inside', 'a\ufeffb'],
    ['an override', '\u202eabc\u202c'],
    ['an isolate', '\u2066abc\u2069'],
    ['a direction mark among Latin letters', 'a\u200fb'],
    ['a soft hyphen', 'bill\u00ading'],
    ['tags after a letter', 'a\u{e0061}\u{e0062}'],
    ['tags after a flag that are no region', `\u{1f3f4}${'\u{e0041}'.repeat(40)}`],
    ['variation selectors in a row', '\u2764\ufe0f\ufe01\ufe02'],
    ['a variation selector after a letter', 'a\ufe01'],
    ['a Hangul filler', 'a\u3164b'],
    ['an escape character', 'a\u001b[31mb'],
  ])('%s', (_name, text) => {
    expect(findInvisible(text).length).toBeGreaterThan(0);
  });
});

describe('needed', () => {
  test.each([
    ['a byte order mark at the start', '\ufeff# Acme'],
    ['a family', '\u{1f469}\u200d\u{1f467}'],
    ['a heart that is an emoji', '\u2764\ufe0f'],
    ['a heart on fire', '\u2764\ufe0f\u200d\u{1f525}'],
    ['a pilot with a skin tone', '\u{1f469}\u{1f3fd}\u200d\u2708\ufe0f'],
    ['a keycap', '1\ufe0f\u20e3'],
    ['Scotland', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['Persian', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'],
    ['Devanagari', '\u0915\u094d\u200d\u0937'],
    ['Hebrew with a direction mark', '\u05e9\u05dc\u05d5\u05dd!\u200f'],
    ['tabs and line breaks', 'a\tb\r\nc\n'],
    ['a no-break space', '10\u00a0km'],
  ])('%s', (_name, text) => {
    expect(findInvisible(text)).toEqual([]);
  });
});

test('one finding a line, with the code points and how many more there are', () => {
  const text = '# A\n\n## Structure\n\n### B\u200bo\n\na\u200bb\u2060c\u00add\n\ne\u200bf\n';
  const { findings } = lintOrg({ name: 'ORG.md', text });
  expect(findings.map(({ line, actual }) => `${line} ${actual}`)).toEqual([
    '5 U+200B',
    '7 U+200B',
    '9 U+200B',
  ]);
  expect(findings[1]?.reason).toContain('and 2 more on this line');
});
