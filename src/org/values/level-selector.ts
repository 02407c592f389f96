// One level selector: `L7+`, `L6 and below`, `L4-L6`, `all`. Knows not what is selected.
import { letterPattern } from '#base/letter-pattern';
import type { Reading } from '#org/problem';
import { pieceOf, problemWith, refused, understood } from './reading.js';

/** Both ends included, 1 to 10. */
export interface LevelSelector {
  readonly low: number;
  readonly high: number;
}

export const ALL_LEVELS: LevelSelector = { low: 1, high: 10 };

const EXAMPLES = ['L7+', 'L6 and below', 'L4-L6', 'all', 'everyone else'];
const EVERYONE = /^(?:all|everyone|everyone\s+else)$/iu;
const LEVEL = String.raw`(?:L|level\s)\s*(\d{1,2})`;
const OPEN_END = String.raw`\s*(\+)|\s+(?:and|or)\s+(above|higher|up|below|lower|down)`;
const LAST_LEVEL = String.raw`\s*(?:-|\u2013|\u2014|to)\s*(?:L|level\s)?\s*(\d{1,2})`;
const levelsPattern = letterPattern(`^${LEVEL}(?:${OPEN_END}|${LAST_LEVEL})?$`, 'i');

/** `everyone else` is all: the first selector that fits an agent wins. */
export function readLevelSelector(text: string): Reading<LevelSelector> {
  const piece = pieceOf(text);
  if (EVERYONE.test(piece.text)) return understood(ALL_LEVELS);
  const match = levelsPattern(piece.text).exec(piece.text);
  if (match === null) {
    const reason = 'it does not say which levels';
    return refused(problemWith('selector-invalid', piece, reason, EXAMPLES));
  }
  const [, first, plus, words, last] = match;
  const level = Number(first);
  const isUpward = plus !== undefined || /^(?:above|higher|up)$/iu.test(words ?? '');
  const low = words !== undefined && !isUpward ? ALL_LEVELS.low : level;
  const high = isUpward ? ALL_LEVELS.high : Number(last ?? first);
  for (const end of [level, high]) {
    if (end >= ALL_LEVELS.low && end <= ALL_LEVELS.high) continue;
    return refused(problemWith('selector-invalid', piece, 'levels go from 1 to 10', EXAMPLES));
  }
  if (low <= high) return understood({ low, high });
  const reason = 'the range runs backwards';
  return refused(problemWith('selector-invalid', piece, reason, EXAMPLES, `L${high}-L${low}`));
}
