// A pattern for plain letters gives what that of all letters gives.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letterPattern } from '#base/letter-pattern';

const SOURCE = String.raw`(?<![\p{L}\p{N}])[\p{L}][\p{L}\p{M} -]*(?=[\p{N}]|$)`;

test.each([
  ['plain', 'Lead 1'],
  ['with a letter of another kind', 'Größe 1'],
  ['of another script', 'отдел'],
  ['with a mark', 'Cafe\u0301'],
])('a text %s', (_title, text) => {
  expect(letterPattern(SOURCE)(text).exec(text)).toEqual(new RegExp(SOURCE, 'u').exec(text));
});

test.each(['', 'i'])('any text of ASCII, with the flags "%s"', (flags) => {
  for (const source of [SOURCE, String.raw`\b[k-s\d]+\s*([^\sa-f-]|\W)`]) {
    const pattern = letterPattern(source, flags);
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(pattern(text).exec(text)).toEqual(new RegExp(source, `${flags}u`).exec(text));
      }),
    );
  }
});

test('either case, of letters that are another one in Unicode alone', () => {
  const pattern = letterPattern('^[ks]+$', 'i');
  expect(['skS', '\u017fk', '\u212a'].map((text) => pattern(text).test(text))).toEqual([
    true,
    true,
    true,
  ]);
});

test('flags are kept', () => {
  const all = letterPattern(String.raw`[\p{L}]+`, 'g');
  for (const text of ['one two', 'eins zwölf'])
    expect(text.match(all(text))).toEqual(text.split(' '));
});
