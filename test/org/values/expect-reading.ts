// How the tests of the value grammars say what they expect.
import { expect } from 'vitest';
import type { Reading } from '#org/problem';

/** A reading without problems. */
export function expectValue<T>(reading: Reading<T>, value: unknown): void {
  expect(reading).toEqual({ value, problems: [] });
}

/** `[rule, what stands at the place, suggestion]` of each problem; the place is checked against the text. */
export function problemsOf<T>(text: string, reading: Reading<T>): (string | null)[][] {
  return reading.problems.map((problem) => {
    expect(text.slice(problem.start, problem.end)).toBe(problem.actual);
    return [problem.rule, problem.actual, problem.suggestion];
  });
}
