import fc from 'fast-check';
import { expect, test } from 'vitest';
import { element, plainNumber, raw } from '#report/markup';

test('text and attributes are escaped, markup is not', () => {
  const inner = element('b', { title: '"<&\'' }, 'a < b & "c"', null, raw('<i>x</i>'));
  expect(inner.toString()).toBe(
    '<b title="&quot;&lt;&amp;&#39;">a &lt; b &amp; &quot;c&quot;<i>x</i></b>',
  );
});

test('what hides or turns is shown', () => {
  expect(element('b', {}, 'a\u202eb\u0000c\ufffe').toString()).toBe('<b>a\\u{202e}b␀c\ufffd</b>');
});

test('elements without content end as HTML and XML both read them', () => {
  expect(element('rect', { x: 1.23456, y: null, width: -0 }).toString()).toBe(
    '<rect x="1.23" width="0"/>',
  );
  expect(element('td', {}).toString()).toBe('<td></td>');
  expect(element('meta', { charset: 'utf-8' }).toString()).toBe('<meta charset="utf-8"/>\n');
});

test('a number that is none is a mistake of ours', () => {
  expect(() => plainNumber(Number.NaN)).toThrow('not NaN');
  expect(() => element('rect', { x: Number.POSITIVE_INFINITY })).toThrow('not Infinity');
});

test('no text gets out of its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (text, value) => {
      const written = element('b', { title: value }, text).toString();
      expect(written).toMatch(/^<b title="[^"<>]*">[^<>"]*<\/b>$/s);
    }),
  );
});
