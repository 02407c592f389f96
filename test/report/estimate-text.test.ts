// Figures with their errors: as many digits as the error allows, and never an error of nothing where it is not known.
import { expect, test } from 'vitest';
import type { Estimate } from '#metrics/estimate';
import type { Unit } from '#report/estimate-text';
import {
  formatChange,
  formatEstimate,
  formatInterval,
  formatMean,
  formatStdev,
  PERCENT,
  POINTS,
  RATE,
  timeUnit,
  USD,
} from '#report/estimate-text';

const around = (mean: number, half: number): Estimate => ({
  mean,
  low: mean - half,
  high: mean + half,
  stdev: half,
  runs: 5,
});
const alone = (mean: number): Estimate => ({ mean, low: null, high: null, stdev: null, runs: 1 });
const nothing: Estimate = { mean: null, low: null, high: null, stdev: null, runs: 0 };

test.each<[Estimate, Unit, string]>([
  [around(0.5023, 0.0134), USD, '$0.502 ± 0.013'],
  [around(0.5023, 0.0434), USD, '$0.50 ± 0.04'],
  [around(0.0036, 0), USD, '$0.0036 ± 0'],
  [around(0.36, 0), USD, '$0.36 ± 0'],
  [around(12_345.6, 98.7), USD, '$12,346 ± 99'],
  [around(463.2, 21.9), USD, '$463 ± 22'],
  [around(463.2, 2.9), USD, '$463.20 ± 2.90'],
  [around(120, 0), RATE, '120 ± 0'],
  [around(3.1234, 0.22), RATE, '3.1 ± 0.2'],
  [around(842.8, 1.6), RATE, '842.8 ± 1.6'],
  [around(0.9615, 0.019), PERCENT, '96.2% ± 1.9'],
  [around(1, 0), PERCENT, '100% ± 0'],
  [around(0.99654, 0.00011), PERCENT, '99.7% ± <0.1'],
  [around(0.1, 1e-17), USD, '$0.10 ± 0'],
  [around(-0.05, 0.012), POINTS, '-5.0 ± 1.2 points'],
  [around(252, 12), timeUnit([252]), '4.2 ± 0.2 min'],
  [alone(0.5), USD, '$0.50 ± ?'],
  [nothing, USD, 'unknown'],
])('%j', (estimate, unit, text) => {
  expect(formatEstimate(estimate, unit)).toBe(text);
});

test.each<[Estimate, Unit, string]>([
  [around(0.16, 0.02), USD, '+$0.16 ± 0.02'],
  [around(-0.16, 0.02), USD, '-$0.16 ± 0.02'],
  [around(0, 0), USD, '$0.00 ± 0'],
  [around(-0.00001, 0.5), RATE, '0.0 ± 0.5'],
  [around(-1.21, 1.19), RATE, '-1.21 ± 1.19'],
])('signed: %j', (estimate, unit, text) => {
  expect(formatEstimate(estimate, unit, true)).toBe(text);
});

test('alone, as an interval, as a spread, as a change', () => {
  const estimate = around(0.5023, 0.0434);
  expect(formatMean(estimate, USD)).toBe('$0.50');
  expect(formatInterval(estimate, USD)).toBe('$0.46 to $0.55');
  expect(formatStdev(estimate, USD)).toBe('$0.04');
  expect(formatChange(estimate, USD)).toBe('+$0.50');
  expect(formatChange(around(-0.5, 0.04), POINTS)).toBe('-50 points');
  expect([formatInterval(alone(1), USD), formatStdev(alone(1), USD)]).toEqual([
    'unknown',
    'unknown',
  ]);
});

test.each([
  [[30], ' s'],
  [[180, null], ' s'],
  [[-200], ' min'],
  [[30, 12_000], ' h'],
])('spans of %j s side by side are in%s', (seconds, after) => {
  expect(timeUnit(seconds).after).toBe(after);
});
