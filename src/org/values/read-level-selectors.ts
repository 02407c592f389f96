// Values that differ by level: `event-driven for L7+, polling for L6 and below`. Knows not what is selected.
import type { Reading, ValueProblem } from '#org/problem';
import type { LevelSelector } from './level-selector.js';
import { ALL_LEVELS, readLevelSelector } from './level-selector.js';
import type { Piece } from './reading.js';
import { partOf, pieceOf, readPiece, splitAtCommas } from './reading.js';

export interface LevelClause<T> {
  /** 1 to 10 where none is written. */
  readonly selector: LevelSelector;
  readonly value: T;
  /** The clause in the text, its selector included. */
  readonly start: number;
  readonly end: number;
}

/** `selector` null: none is written. */
interface ClauseText {
  readonly whole: Piece;
  readonly value: Piece;
  readonly selector: Piece | null;
}

/**
 * Clauses in order; the first whose selector fits an agent wins, and one without a selector fits all. `readValue` reads
 * what stands before ` for `; items of a list gather until one carries a selector: `escalations, completions for L7+`.
 * `ownsFor`: the value itself may say `for` (`3 ticks for completions`), so that only levels make a selector.
 */
export function readLevelSelectors<T>(
  text: string,
  readValue: (text: string) => Reading<T>,
  options: { readonly ownsFor?: boolean } = {},
): Reading<LevelClause<T>[]> {
  const clauses: LevelClause<T>[] = [];
  const problems: ValueProblem[] = [];
  for (const clause of cutClauses(pieceOf(text), options.ownsFor ?? false)) {
    const selector = clause.selector && readPiece(clause.selector, readLevelSelector);
    const value = readPiece(clause.value, readValue);
    problems.push(...value.problems, ...(selector?.problems ?? []));
    if (value.value === null || (selector !== null && selector.value === null)) continue;
    const { start, text: written } = clause.whole;
    const levels = selector?.value ?? ALL_LEVELS;
    clauses.push({ selector: levels, value: value.value, start, end: start + written.length });
  }
  return { value: clauses.length === 0 ? null : clauses, problems };
}

function cutClauses(whole: Piece, ownsFor: boolean): ClauseText[] {
  const clauses: ClauseText[] = [];
  let start = 0;
  for (const item of splitAtCommas(whole)) {
    const end = item.start - whole.start + item.text.length;
    const at = item.text.search(/\sfor\s(?!.*\sfor\s)/isu);
    const selector = at < 0 ? null : partOf(item, at + ' for '.length);
    if (selector === null || (ownsFor && !looksLikeLevels(selector.text))) continue;
    const value = partOf(whole, start, item.start - whole.start + at);
    clauses.push({ whole: partOf(whole, start, end), value, selector });
    start = end + 1;
  }
  const rest = partOf(whole, start);
  const isAfterLast = clauses.length > 0 && start > whole.text.length;
  if (!isAfterLast) clauses.push({ whole: rest, value: rest, selector: null });
  return clauses;
}

function looksLikeLevels(text: string): boolean {
  return /^(?:L\s*\d|level\b|all$|everyone\b)/iu.test(text);
}
