import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visibleText } from '#base/visible-text';

test.each([
  ['an escape sequence', '\u001b[31mred\u001b[0m', '␛[31mred␛[0m'],
  ['a bell and a backspace', 'a\u0007b\u0008', 'a␇b␈'],
  ['a delete', 'a\u007fb', 'a␡b'],
  ['the one-byte CSI', 'a\u009b31mb', 'a\\u{9b}31mb'],
  ['a line break', 'a\r\nb', 'a␍␊b'],
  ['a right-to-left override', 'a\u202eb', 'a\\u{202e}b'],
  ['a zero-width space', 'a\u200bb', 'a\\u{200b}b'],
  ['a tag character', 'a\u{e0041}b', 'a\\u{e0041}b'],
  ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
])('%s is shown, not sent', (_title, text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test('writing of any script and emoji of several parts stay as they are', () => {
  const text = 'Rosa Marín, 調査員, مدير, 👩‍🔧 e\u0301';
  expect(visibleText(text)).toBe(text);
});

test('whatever the text, no control character is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visibleText(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});
