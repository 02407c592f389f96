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

test('any text of ASCII', () => {
  const pattern = letterPattern(SOURCE);
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      expect(pattern(text).exec(text)).toEqual(new RegExp(SOURCE, 'u').exec(text));
    }),
  );
});

test('flags are kept', () => {
  const all = letterPattern(String.raw`[\p{L}]+`, 'g');
  for (const text of ['one two', 'eins zwölf'])
    expect(text.match(all(text))).toEqual(text.split(' '));
});
