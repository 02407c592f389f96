// JSON with places: the same values as JSON.parse gives, and where each of them stands.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonNode } from '#base/json-node';
import { readJsonNode } from '#base/json-node';

function plainOf(node: JsonNode): unknown {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'number':
      return node.value;
    case 'word':
      return JSON.parse(node.word);
    case 'list':
      return node.items.map(plainOf);
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]));
  }
}

test('places count from the start of the text', () => {
  const text = '{"a": [1, "x"],\n "b": null}';
  const read = readJsonNode(text);
  if (!('node' in read) || read.node.kind !== 'map') throw new Error('no object');
  const places = read.node.entries.map(({ key, start, value }) => [key, start, value.start]);
  expect(places).toEqual([
    ['a', 1, 6],
    ['b', 17, 22],
  ]);
});

test('it means what JSON.parse says', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const read = readJsonNode(text);
      expect('node' in read && plainOf(read.node)).toEqual(JSON.parse(text));
    }),
  );
});

test('whatever the text, it is read as JSON.parse reads it, or refused with a place in it', () => {
  const nearly = fc.array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\u0061',
      '1',
      '-',
      '.5',
      'e9',
      'null',
      ' ',
    ),
  );
  fc.assert(
    fc.property(nearly, (parts) => {
      const text = parts.join('');
      const read = readJsonNode(text);
      if ('node' in read) expect(plainOf(read.node)).toEqual(JSON.parse(text));
      else {
        expect(read.offset).toBeGreaterThanOrEqual(0);
        expect(read.offset).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 500 },
  );
});

test('a key that is written twice is refused, in whatever spelling', () => {
  expect(readJsonNode('{"a": 1, "\\u0061": 2}')).toEqual({
    offset: 9,
    problem: 'the key "\\u0061" stands twice, and the first would be lost',
  });
});
