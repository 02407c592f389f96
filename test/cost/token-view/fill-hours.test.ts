// An amount over hours: all of it, by weight, and no hour above what it holds.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillHours } from '#cost/token-view/fill-hours';

test('by weight, where there is room', () => {
  expect(fillHours(10, [1, 3, 0], [100, 100, 100])).toEqual([2.5, 7.5, 0]);
});

test('what an hour cannot hold goes to the others, by their weight', () => {
  expect(fillHours(10, [8, 1, 1], [4, 100, 100])).toEqual([4, 3, 3]);
});

test('without any weight left it goes where there is room', () => {
  expect(fillHours(10, [1, 0, 0], [4, 6, 12])).toEqual([4, 2, 4]);
  expect(fillHours(6, [0, 0, 0], [2, 4, 0])).toEqual([2, 4, 0]);
});

test('nothing is lost, and nothing overflows', () => {
  const hours = { minLength: 1, maxLength: 24 };
  const part = fc.record({
    weight: fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e3, noNaN: true })),
    cap: fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e3, noNaN: true })),
  });
  fc.assert(
    fc.property(
      fc.array(part, hours),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (parts, share) => {
        const caps = parts.map(({ cap }) => cap);
        const room = caps.reduce((sum, cap) => sum + cap, 0);
        const filled = fillHours(
          room * share,
          parts.map(({ weight }) => weight),
          caps,
        );
        const sum = filled.reduce((total, amount) => total + amount, 0);
        expect(sum).toBeCloseTo(room * share, 6);
        filled.forEach((amount, at) => {
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(amount).toBeLessThanOrEqual((caps[at] ?? 0) + 1e-6);
        });
      },
    ),
  );
});
