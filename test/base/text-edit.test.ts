import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextEdit } from '#base/text-edit';
import { applyEdits, joinEdits, touchSame } from '#base/text-edit';

/** Edits of a text of `length`, none touching another. */
function editsOf(length: number): fc.Arbitrary<TextEdit[]> {
  const edit = fc
    .tuple(fc.nat(length), fc.nat(length), fc.string({ maxLength: 4 }))
    .map(([a, b, text]) => ({ start: Math.min(a, b), end: Math.max(a, b), text }));
  return fc.array(edit, { maxLength: 6 }).map((all) => {
    const kept: TextEdit[] = [];
    for (const one of all) if (!kept.some((other) => touchSame(one, other))) kept.push(one);
    return kept;
  });
}

describe('joined edits', () => {
  test('do at once what two lists do one after the other', () => {
    const cases = fc.string({ maxLength: 30 }).chain((source) =>
      editsOf(source.length).chain((first) => {
        const between = applyEdits(source, first) ?? '';
        return editsOf(between.length).map((second) => ({ source, first, between, second }));
      }),
    );
    fc.assert(
      fc.property(cases, ({ source, first, between, second }) => {
        const joined = joinEdits(source.length, first, second);
        expect(applyEdits(source, joined)).toBe(applyEdits(between, second));
      }),
    );
  });

  test('leave alone what neither touches', () => {
    const joined = joinEdits(
      9,
      [{ start: 0, end: 1, text: 'AA' }],
      [{ start: 9, end: 10, text: 'I' }],
    );
    expect(joined).toEqual([
      { start: 0, end: 1, text: 'AA' },
      { start: 8, end: 9, text: 'I' },
    ]);
  });
});

test.each<[TextEdit, TextEdit, boolean]>([
  [{ start: 0, end: 2, text: '' }, { start: 2, end: 3, text: '' }, false],
  [{ start: 0, end: 2, text: '' }, { start: 1, end: 3, text: '' }, true],
  [{ start: 2, end: 2, text: 'a' }, { start: 2, end: 2, text: 'b' }, true],
  [{ start: 1, end: 1, text: 'a' }, { start: 0, end: 2, text: 'b' }, true],
])('%o and %o touch the same: %s', (a, b, expected) => {
  expect(touchSame(a, b)).toBe(expected);
  expect(touchSame(b, a)).toBe(expected);
});
