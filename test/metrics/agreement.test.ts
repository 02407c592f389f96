// Whether a simulated figure and an estimated one agree.
import { expect, test } from 'vitest';
import { agreementOf } from '#metrics/agreement';
import { estimateMean } from '#metrics/estimate';

const RUNS = estimateMean([9, 10, 11]);
const none = { slack: 0 };

test('an estimate within the interval agrees, one outside differs by so much', () => {
  expect(agreementOf(RUNS, 10.5, none)).toEqual({
    verdict: 'agrees',
    difference: expect.closeTo(10 / 10.5 - 1, 12),
  });
  expect(agreementOf(RUNS, 20, none)).toEqual({ verdict: 'differs', difference: -0.5 });
});

test('what a run cuts off widens the interval', () => {
  const same = estimateMean([7, 7, 7]);
  expect(agreementOf(same, 7.3, none).verdict).toBe('differs');
  expect(agreementOf(same, 7.3, { slack: 0.5 }).verdict).toBe('agrees');
});

test('of one run only what is exact is known to agree', () => {
  expect(agreementOf(estimateMean([7]), 7, none).verdict).toBe('agrees');
  expect(agreementOf(estimateMean([7]), 9, none)).toMatchObject({ verdict: 'unknown' });
});

test('nothing simulated is unknown, and over nothing estimated there is no share', () => {
  expect(agreementOf(estimateMean([]), 1, none)).toEqual({ verdict: 'unknown', difference: null });
  expect(agreementOf(RUNS, 0, none)).toEqual({ verdict: 'differs', difference: null });
  expect(agreementOf(estimateMean([0, 0]), 0, none).verdict).toBe('agrees');
});
