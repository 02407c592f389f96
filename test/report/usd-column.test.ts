import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatUsdColumn } from '#report/usd-column';

test.each([
  [
    [14.4, 0.6],
    ['$14.40', '$0.60'],
  ],
  [
    [0.12, 0.03, 0.003],
    ['$0.120', '$0.030', '$0.003'],
  ],
  [
    [0.0226, 0],
    ['$0.023', '$0.000'],
  ],
  [
    [103_680, 0.004, null],
    ['$103,680.00', '<$0.01', null],
  ],
  [[], []],
  [[0], ['$0.00']],
  [
    [-2, 5],
    ['-$2.00', '$5.00'],
  ],
] as const)('%j', (amounts, texts) => {
  expect(formatUsdColumn<number | null>(amounts)).toEqual(texts);
});

test('points stand below each other, and nothing that costs is shown as nothing', () => {
  const amount = fc.oneof(
    fc.constant(0),
    fc.double({ min: 1e-12, max: 1e9, noNaN: true }),
    fc.double({ min: 0.001, max: 100, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1 }), (amounts) => {
      const texts = formatUsdColumn(amounts);
      expect(new Set(texts.map((text) => text.split('.')[1]?.length)).size).toBe(1);
      texts.forEach((text, index) => {
        if (amounts[index] !== 0) expect(Number(text.replace(/[$,]/g, ''))).not.toBe(0);
      });
    }),
  );
});
