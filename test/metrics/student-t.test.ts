// Quantiles of Student's t: as the tables print them, and as the closed form of the distribution has them.
import { expect, test } from 'vitest';
import { tProbability, tQuantile } from '#metrics/student-t';

/** Two-sided 95 %, from printed tables. */
const TABLE: readonly (readonly [degrees: number, t: number])[] = [
  [1, 12.7062],
  [2, 4.3027],
  [3, 3.1824],
  [4, 2.7764],
  [5, 2.5706],
  [6, 2.4469],
  [7, 2.3646],
  [8, 2.306],
  [9, 2.2622],
  [10, 2.2281],
  [11, 2.201],
  [12, 2.1788],
  [13, 2.1604],
  [14, 2.1448],
  [15, 2.1314],
  [16, 2.1199],
  [17, 2.1098],
  [18, 2.1009],
  [19, 2.093],
  [20, 2.086],
  [25, 2.0595],
  [29, 2.0452],
  [30, 2.0423],
  [40, 2.0211],
  [50, 2.0086],
  [60, 2.0003],
  [80, 1.9901],
  [100, 1.984],
];

test.each(TABLE)('with %d degrees of freedom it is %d', (degrees, t) => {
  expect(Math.abs(tQuantile(0.975, degrees) - t)).toBeLessThan(1e-4);
});

test.each([
  [0.95, 1, 6.3138],
  [0.95, 10, 1.8125],
  [0.995, 5, 4.0321],
  [0.995, 30, 2.75],
  [0.9995, 3, 12.924],
])('other levels too: %d with %d degrees', (probability, degrees, t) => {
  expect(Math.abs(tQuantile(probability, degrees) - t)).toBeLessThan(1e-4);
});

test('with many degrees it is the quantile of the normal distribution', () => {
  expect(tQuantile(0.975, 1e6)).toBeCloseTo(1.959964, 4);
});

test('half of all values are below zero', () => {
  expect(tQuantile(0.5, 7)).toBeCloseTo(0, 9);
});

test('from 1 to 100 degrees it falls, and the closed form gives the probability back', () => {
  let before = Number.POSITIVE_INFINITY;
  for (let degrees = 1; degrees <= 100; degrees++) {
    for (const probability of [0.6, 0.9, 0.975, 0.999]) {
      const t = tQuantile(probability, degrees);
      expect(closedForm(t, degrees)).toBeCloseTo(probability, 10);
      expect(tProbability(t, degrees)).toBeCloseTo(probability, 12);
    }
    const t = tQuantile(0.975, degrees);
    expect(t).toBeLessThan(before);
    before = t;
  }
});

/** Abramowitz and Stegun 26.7.3 and 26.7.4: a finite sum for whole degrees of freedom. */
function closedForm(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= ((k - 1) / k) * cosine ** 2;
    sum += term;
  }
  const within = isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
  return (1 + within) / 2;
}
