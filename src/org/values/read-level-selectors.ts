// `event-driven for L7+, polling for L6 and below`.
import type { Reading } from '#org/problem';

/** Both ends included. */
export interface LevelSelector {
  readonly low: number;
  readonly high: number;
}

export interface LevelClause<T> {
  /** 1 to 10 where none is written. */
  readonly selector: LevelSelector;
  readonly value: T;
  /** The clause in the text, its selector included. */
  readonly start: number;
  readonly end: number;
}

/**
 * Clauses in order; the first whose selector fits an agent wins. `readValue` reads what stands before ` for `.
 * `ownsFor`: the value itself may say `for` (`3 ticks for completions`).
 */
export function readLevelSelectors<T>(
  text: string,
  readValue: (text: string) => Reading<T>,
  options: { readonly ownsFor?: boolean } = {},
): Reading<LevelClause<T>[]> {
  throw new Error(`not written yet: ${text} ${readValue.name} ${options.ownsFor}`);
}

export function readLevelSelector(text: string): Reading<LevelSelector> {
  throw new Error(`not written yet: ${text}`);
}
