// How the tests of the value grammars see problems.
import { expect } from 'vitest';
import type { Reading } from '#org/problem';

/** `[rule, what stands at the place, suggestion]` of each problem; the place is checked against the text. */
export function problemsOf(text: string, reading: Reading<unknown>): (string | null)[][] {
  return reading.problems.map((problem) => {
    expect(text.slice(problem.start, problem.end)).toBe(problem.actual);
    return [problem.rule, problem.actual, problem.suggestion];
  });
}
