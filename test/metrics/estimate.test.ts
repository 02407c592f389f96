// Means and how sure they are: by hand, by their laws, and never surer than the runs allow.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawInteger, randomStream } from '#base/random-streams';
import { estimateDifference, estimateMean } from '#metrics/estimate';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
  minLength: 2,
  maxLength: 30,
});

test('by hand', () => {
  const { mean, low, high, stdev, runs } = estimateMean([2, 4, 4, 4, 5, 5, 7, 9]);
  expect({ mean, runs }).toEqual({ mean: 5, runs: 8 });
  expect(stdev).toBeCloseTo(Math.sqrt(32 / 7), 12);
  // 2.3646 for 7 degrees of freedom.
  const half = (2.36462 * Math.sqrt(32 / 7)) / Math.sqrt(8);
  expect(low).toBeCloseTo(5 - half, 4);
  expect(high).toBeCloseTo(5 + half, 4);
});

describe('what is unknown', () => {
  test('one run says nothing of others', () => {
    expect(estimateMean([3])).toEqual({ mean: 3, low: null, high: null, stdev: null, runs: 1 });
  });

  test('no run says nothing at all', () => {
    const nothing = { mean: null, low: null, high: null, stdev: null, runs: 0 };
    expect(estimateMean([])).toEqual(nothing);
    expect(estimateMean([null, null])).toEqual(nothing);
  });

  test('runs without a value are left out, and not counted as zero', () => {
    expect(estimateMean([null, 2, 4, null])).toEqual(estimateMean([2, 4]));
  });

  test('a pair with one value is none', () => {
    expect(estimateDifference([1, null, 5], [null, 2, 2])).toEqual(estimateMean([3]));
  });
});

test('equal values have exactly their mean, and no variance', () => {
  fc.assert(
    fc.property(
      // Without -0, whose mean is 0.
      fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => value + 0),
      fc.integer({ min: 2, max: 50 }),
      (value, runs) => {
        expect(estimateMean(Array.from({ length: runs }, () => value))).toEqual({
          mean: value,
          low: value,
          high: value,
          stdev: 0,
          runs,
        });
      },
    ),
  );
});

test('the mean is inside its interval and between the least and the most', () => {
  fc.assert(
    fc.property(values, (sample) => {
      const { mean, low, high } = estimateMean(sample);
      const slack = 1e-6;
      expect(low ?? Number.NaN).toBeLessThanOrEqual(mean ?? Number.NaN);
      expect(high ?? Number.NaN).toBeGreaterThanOrEqual(mean ?? Number.NaN);
      expect(mean ?? Number.NaN).toBeGreaterThanOrEqual(Math.min(...sample) - slack);
      expect(mean ?? Number.NaN).toBeLessThanOrEqual(Math.max(...sample) + slack);
    }),
  );
});

test('in other units it is the same estimate', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 1000 }), (sample, factor) => {
      const [own, scaled] = [estimateMean(sample), estimateMean(sample.map((v) => v * factor))];
      for (const name of ['mean', 'low', 'high', 'stdev'] as const) {
        expect((scaled[name] ?? 0) / factor).toBeCloseTo(own[name] ?? Number.NaN, 4);
      }
    }),
  );
});

test('a difference is turned around by turning it around, and nothing against itself', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -1e6, max: 1e6 })), {
        minLength: 2,
        maxLength: 30,
      }),
      (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const [there, back] = [estimateDifference(b, a), estimateDifference(a, b)];
        expect(there.mean).toBeCloseTo(-(back.mean ?? Number.NaN), 6);
        expect(there.low).toBeCloseTo(-(back.high ?? Number.NaN), 6);
        expect(there.stdev).toBeCloseTo(back.stdev ?? Number.NaN, 6);
        expect(estimateDifference(a, a)).toEqual({
          mean: 0,
          low: 0,
          high: 0,
          stdev: 0,
          runs: a.length,
        });
      },
    ),
  );
});

test('what both share does not blur a difference', () => {
  const luck = [10, 300, 20, 4000, 50];
  const { low, high } = estimateDifference(
    luck.map((value) => value + 1),
    luck,
  );
  expect([low, high]).toEqual([1, 1]);
});

test('of many intervals 95 % hold the true mean', () => {
  const stream = randomStream(1, 'coverage');
  const samples = 4000;
  let held = 0;
  for (let sample = 0; sample < samples; sample++) {
    // Twelve dice make nearly a normal variable, of mean 42.
    const dice = (): number =>
      Array.from({ length: 12 }, () => drawInteger(stream, 1, 6)).reduce((a, b) => a + b, 0);
    const { low, high } = estimateMean([dice(), dice(), dice(), dice(), dice()]);
    if ((low ?? 0) <= 42 && (high ?? 0) >= 42) held += 1;
  }
  expect(held / samples).toBeGreaterThan(0.935);
  expect(held / samples).toBeLessThan(0.965);
});
