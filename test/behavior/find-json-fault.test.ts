import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from '#behavior/find-json-fault';

describe('what is wrong with a JSON text', () => {
  it.each([
    ['{"a":1,}', 6, 'nothing follows the comma before }'],
    ['{"a":1 "b":2}', 7, 'a comma or } is missing'],
    ['{"a" 1}', 5, 'a colon is missing after "a"'],
    ['{a:1}', 1, 'a key in double quotes is missing'],
    ['[1,2', 4, 'it ends before its ]'],
    ['["abc', 1, 'a closing quote is missing'],
    ['["a\\x"]', 3, 'no such escape is known'],
    ['[01]', 2, 'a comma or ] is missing'],
    ['', 0, 'it ends too early'],
    ['abc', 0, 'no JSON value starts here'],
    ['{} {}', 3, 'something stands after the end of the value'],
    ['{"coo":1, "coo":2}', 10, 'the key "coo" stands twice, and the first would be lost'],
    ['['.repeat(999), 65, 'it is nested too deeply'],
  ])('in %j', (text, offset, problem) => {
    expect(findJsonFault(text)).toEqual({ offset, problem });
  });

  it('nothing, wherever JSON.parse agrees', () => {
    const anyJson = fc.json({ maxDepth: 5 });
    fc.assert(
      fc.property(anyJson, (text) => {
        expect(findJsonFault(text)).toBeNull();
      }),
    );
  });

  it('something, wherever JSON.parse refuses', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '\\', '1', '\n', ':'))
      .map(([text, at, piece]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + piece + text.slice(place + 1);
      });
    fc.assert(
      fc.property(broken, (text) => {
        const fault = findJsonFault(text);
        if (fault?.problem.includes('stands twice') === true) return;
        expect(fault === null).toBe(isReadable(text));
      }),
      { numRuns: 500 },
    );
  });
});

function isReadable(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
