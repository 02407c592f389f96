// Parts in whole numbers add up to the whole, and none is off by one or more.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundToSum } from '#base/round-to-sum';

test('the largest remainders get what is missing', () => {
  expect(roundToSum([1.2, 1.7, 1.1], 4)).toEqual([1, 2, 1]);
  expect(roundToSum([0.5, 0.5, 0.5, 0.5], 2)).toEqual([1, 1, 0, 0]);
  expect(roundToSum([], 0)).toEqual([]);
});

test('sums are exact, and every part is rounded up or down', () => {
  const amount = fc.double({ min: 0, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(fc.array(amount, { maxLength: 40 }), (values) => {
      const whole = Math.round(values.reduce((total, value) => total + value, 0));
      const rounded = roundToSum(values, whole);
      expect(rounded.reduce((total, value) => total + value, 0)).toBe(whole);
      rounded.forEach((part, at) => {
        expect(Math.abs(part - (values[at] ?? 0))).toBeLessThanOrEqual(1);
        expect(Number.isInteger(part)).toBe(true);
      });
    }),
  );
});
