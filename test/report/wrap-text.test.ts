import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { wrapText } from '#report/wrap-text';

test('breaks between words', () => {
  expect(wrapText('one two three four', 9)).toEqual(['one two', 'three', 'four']);
});

test('a first line may be shorter, down to nothing', () => {
  expect(wrapText('one two three', 9, 5)).toEqual(['one', 'two three']);
  expect(wrapText('onetwo three', 9, 2)).toEqual(['', 'onetwo', 'three']);
});

test('a word wider than a line is broken, by width and not by length', () => {
  expect(wrapText('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  expect(wrapText('調査員', 4)).toEqual(['調査', '員']);
});

test('no width leaves one line', () => {
  expect(wrapText('one two three', null)).toEqual(['one two three']);
});

test('no line is wider than allowed and no word is lost', () => {
  const words = fc.array(fc.stringMatching(/^[a-z調é]{1,12}$/), { minLength: 1 });
  fc.assert(
    fc.property(
      words,
      fc.integer({ min: 2, max: 30 }),
      fc.integer({ min: 2, max: 30 }),
      (all, width, first) => {
        const lines = wrapText(all.join(' '), width, first);
        expect(stringWidth(lines[0] ?? '')).toBeLessThanOrEqual(first);
        for (const line of lines.slice(1)) expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(all.join(''));
      },
    ),
  );
});
