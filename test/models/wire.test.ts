// The small parts beneath the adapters.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsKey } from '#models/secret-text';
import { allowsStrict } from '#models/strict-schema';
import { createLineReader } from '#models/wire-lines';

describe('lines', () => {
  it('are the same wherever the bytes are cut', () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('\n')));
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.integer({ min: 1, max: 7 })), (parts, sizes) => {
        const bytes = Buffer.from(parts.join(''));
        const text = bytes.toString();
        const read = createLineReader();
        const lines: string[] = [];
        for (let at = 0; at < bytes.length; ) {
          const size = sizes.next().value ?? 1;
          lines.push(...read(bytes.subarray(at, at + size)));
          at += size;
        }
        lines.push(...read(null));
        // A mark of the byte order is none of a line's characters.
        const expected = text.replace(/^\ufeff/u, '').split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(lines).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a key', () => {
  const KEY = 'sk-ant-api03-AbCdEfGhIj';
  it.each([
    `it is ${KEY}`,
    'it is AbCdEf',
    'Incorrect key: sk-ant-a***********************FgHi',
    'authorization: bearer xyzxyz',
    'https://host/?api_key=12345',
    'token=abcd',
  ])('is seen in %j', (text) => {
    expect(holdsKey(text, KEY)).toBe(true);
  });

  it.each(['max_tokens: at most 8192', 'model not found', 'risk-averse, task-based', 'AbCdE'])(
    'is not in %j',
    (text) => {
      expect(holdsKey(text, KEY)).toBe(false);
      expect(holdsKey(text, null)).toBe(false);
    },
  );

  it('is seen as it stands in an address, and where it is short', () => {
    expect(holdsKey('?x=a%2Fb%2Bc%3D', 'a/b+c=')).toBe(true);
    expect(holdsKey('it is abc.', 'abc')).toBe(true);
    expect(holdsKey('anything', '')).toBe(false);
  });
});

describe('strict mode', () => {
  const closed = (properties: object, required = Object.keys(properties)) => ({
    type: 'object',
    properties,
    required,
    additionalProperties: false,
  });
  it.each([
    closed({}),
    closed({
      a: { type: 'string' },
      b: { anyOf: [closed({ c: { const: 1 } }), { type: 'null' }] },
    }),
    closed({ list: { type: 'array', items: closed({ d: { enum: ['x'] } }), maxItems: 3 } }),
  ])('takes %j', (schema) => {
    expect(allowsStrict(schema)).toBe(true);
  });

  it.each([
    { type: 'object', properties: {}, required: [] },
    closed({ a: { type: 'string' } }, []),
    closed({ a: { type: 'object' } }),
    closed({ a: { type: 'string', maxLength: 5 } }),
    closed({ a: { oneOf: [{ type: 'null' }] } }),
    closed({ a: { anyOf: [closed({ b: {} }, [])] } }),
    closed({ a: { type: 'array', items: { type: 'object', properties: {} } } }),
  ])('does not take %j', (schema) => {
    expect(allowsStrict(schema)).toBe(false);
  });
});
