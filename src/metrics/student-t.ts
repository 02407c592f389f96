// Quantiles of Student's t distribution, by its relation to the incomplete beta function. Pure.

const ITERATIONS_MAX = 300;
const PRECISION = 1e-15;
/** Stands for zero where a continued fraction would divide by it. */
const TINY = 1e-300;

const known = new Map<string, number>();

/**
 * The value that a t-distributed variable stays below with `probability` (0.5 to below 1), for `degrees` of freedom from
 * 1 on. Exact to about ten digits.
 */
export function tQuantile(probability: number, degrees: number): number {
  const key = `${probability} ${degrees}`;
  const quantile = known.get(key) ?? findQuantile(probability, degrees);
  known.set(key, quantile);
  return quantile;
}

/** The distribution rises, so halving an interval around the quantile finds it. */
function findQuantile(probability: number, degrees: number): number {
  let low = 0;
  let high = 1;
  while (tProbability(high, degrees) < probability) high *= 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (tProbability(middle, degrees) < probability) low = middle;
    else high = middle;
  }
}

/** How likely a value below `t` is; `t` is 0 or more. */
export function tProbability(t: number, degrees: number): number {
  return 1 - incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
}

/** Regularized, for `x` from 0 to 1. Numerical Recipes, section 6.4. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const factor = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  // The fraction converges fast on this side of the mean only; the function is symmetric.
  return x < (a + 1) / (a + b + 2)
    ? (factor * betaFraction(x, a, b)) / a
    : 1 - (factor * betaFraction(1 - x, b, a)) / b;
}

/** The continued fraction of the incomplete beta function, by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  let numerator = 1;
  let denominator = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = denominator;
  for (let m = 1; m <= ITERATIONS_MAX; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const term of [even, odd]) {
      denominator = 1 / awayFromZero(1 + term * denominator);
      numerator = awayFromZero(1 + term / numerator);
      step = denominator * numerator;
      value *= step;
    }
    if (Math.abs(step - 1) < PRECISION) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** Logarithm of the gamma function for `x` of at least 0.5, by Lanczos with g = 7. */
function logGamma(x: number): number {
  const shifted = x - 1;
  const sum = LANCZOS.reduce(
    (total, coefficient, index) => total + coefficient / (shifted + index + 1),
    0.9999999999998099,
  );
  const base = shifted + 7.5;
  return Math.log(2 * Math.PI) / 2 + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}
