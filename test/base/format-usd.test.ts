// Money for people: the figures of the design note, and small prices that must not vanish.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatUsd } from '#base/format-usd';

test.each([
  [0, '$0.00'],
  [0.003, '$0.003'],
  [0.0031, '$0.0031'],
  [0.00314, '$0.0031'],
  [0.12, '$0.12'],
  [0.198, '$0.20'],
  [0.48, '$0.48'],
  [4.752, '$4.75'],
  [14.4, '$14.40'],
  [195.84, '$195.84'],
  [999.999, '$1,000.00'],
  [8640, '$8,640'],
  [259_200, '$259,200'],
  [-0.05, '-$0.05'],
  [0.000_000_003, '$0.000000003'],
])('%d is %s', (dollars, text) => {
  expect(formatUsd(dollars)).toBe(text);
});

test('what is not zero never looks like zero, and is within 5 % or half a cent', () => {
  const nano = fc.integer({ min: 1, max: 10 ** 15 });
  fc.assert(
    fc.property(nano, (amount) => {
      const dollars = amount / 1e9;
      const shown = Number(formatUsd(dollars).replace(/[$,]/g, ''));
      expect(shown).toBeGreaterThan(0);
      expect(Math.abs(shown - dollars)).toBeLessThanOrEqual(Math.max(dollars * 0.05, 0.5e-9));
    }),
  );
});
