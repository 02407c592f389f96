// What several runs say of a figure: its mean, how far the mean may be off, how far runs differ. Pure.

import { tQuantile } from './student-t.js';

/** Share of such intervals that hold the true mean. */
const CONFIDENCE = 0.95;

/** Null where it is not known: one run says nothing of the others. */
export interface Estimate {
  readonly mean: number | null;
  /** Ends of the interval of the mean, Student's t with `runs` - 1 degrees of freedom. */
  readonly low: number | null;
  readonly high: number | null;
  /** Of single runs, from a sample. */
  readonly stdev: number | null;
  /** Runs that have a value: the figures rest on these alone. */
  readonly runs: number;
}

/** A value for each run; null where a run has none. */
export function estimateMean(values: readonly (number | null)[]): Estimate {
  const known = values.filter((value) => value !== null);
  const runs = known.length;
  const [first] = known;
  if (first === undefined) return { mean: null, low: null, high: null, stdev: null, runs };
  const mean = meanOf(known, first);
  if (runs === 1) return { mean, low: null, high: null, stdev: null, runs };
  const stdev = Math.sqrt(varianceOf(known, mean));
  const half = (tQuantile((1 + CONFIDENCE) / 2, runs - 1) * stdev) / Math.sqrt(runs);
  return { mean, low: mean - half, high: mean + half, stdev, runs };
}

/** Of `values` over `base`, run by run: both had the same luck, so that only what is left differs. */
export function estimateDifference(
  values: readonly (number | null)[],
  base: readonly (number | null)[],
): Estimate {
  return estimateMean(
    values.map((value, run) => {
      const other = base[run] ?? null;
      return value === null || other === null ? null : value - other;
    }),
  );
}

/** From the first value on, so that equal values have exactly that mean, and no variance. */
function meanOf(values: readonly number[], first: number): number {
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}

/** Of a sample of at least two. */
function varianceOf(values: readonly number[], mean: number): number {
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
