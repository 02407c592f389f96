// Prices in cells: exact, never rounded to nothing.
import { expect, test } from 'vitest';
import { ageText, formatRate } from '#report/price-cells';

test.each([
  [4, '$4.00'],
  [0.125, '$0.125'],
  [0.0028, '$0.0028'],
  [18.75, '$18.75'],
  [0, '$0.00'],
  [0.1 + 0.2, '$0.30'],
  [1000, '$1000.00'],
])('%d is %s', (usd, text) => {
  expect(formatRate(usd)).toBe(text);
});

test.each([
  [null, null],
  [0, 'today'],
  [1, '1 day ago'],
  [1200, '1,200 days ago'],
  [-1, 'in 1 day'],
])('%s days are %s', (days, text) => {
  expect(ageText(days)).toBe(text);
});
