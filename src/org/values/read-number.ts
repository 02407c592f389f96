// Levels, counts, ranges of whole numbers, shares. Knows not what they are of.
import type { ProblemRule, Reading, ValueProblem } from '#org/problem';
import type { NumberRange } from '#org/types';
import { digitsForWord } from './parse-amount.js';
import type { Piece } from './reading.js';
import { pieceOf, problemWith, refused, understood } from './reading.js';

/** Far above any org written by hand, and low enough that a slip (`Count: 1000000`) builds no million agents. */
const MOST_OF_A_ROLE = 10_000;

/** 1 to 10, also `L7`. */
export function readLevel(text: string): Reading<number> {
  const piece = pieceOf(text);
  const level = parseWhole(piece.text.replace(/^L\s*(?=\d)/iu, ''));
  if (level !== null && level >= 1 && level <= 10) return understood(level);
  return refused(
    wholeProblem('level-invalid', piece, 'a level is a whole number from 1 to 10', ['1', '10']),
  );
}

/** 1 to 10,000. */
export function readCount(text: string): Reading<number> {
  const piece = pieceOf(text);
  const count = parseWhole(piece.text);
  if (count !== null && count >= 1 && count <= MOST_OF_A_ROLE) return understood(count);
  const reason =
    count !== null && count > MOST_OF_A_ROLE
      ? 'a role has at most 10000 members'
      : 'a count is a whole number from 1';
  return refused(wholeProblem('count-invalid', piece, reason, ['1', '3']));
}

/** `3-5`, `3 to 5` or `4`: whole numbers from 1. */
export function readNumberRange(text: string): Reading<NumberRange> {
  const piece = pieceOf(text);
  const match = /^(\d+)(?:\s*(?:-|–|—|to)\s*(\d+))?$/iu.exec(piece.text);
  const low = parseWhole(match?.[1] ?? '');
  const high = match?.[2] === undefined ? low : parseWhole(match[2]);
  const expected = ['4', '3-5'];
  if (low === null || high === null || low < 1) {
    const reason = 'it is not a whole number from 1, or a range of them';
    return refused(wholeProblem('value-invalid', piece, reason, expected));
  }
  if (low <= high) return understood({ low, high });
  return refused(
    problemWith('value-invalid', piece, 'the range runs backwards', expected, `${high}-${low}`),
  );
}

/** `80%`, `10% of tasks`: a share from 0 to 1. */
export function readPercent(text: string): Reading<number> {
  const piece = pieceOf(text);
  const match = /^(\d+(?:\.\d+)?)\s*%(?:\s+of\s+[a-z ]+)?$/iu.exec(piece.text);
  const share = Number(match?.[1]) / 100;
  if (match !== null && share <= 1) return understood(share);
  const expected = ['10%', '80%'];
  if (match !== null) {
    return refused(problemWith('value-invalid', piece, 'a share is at most 100%', expected));
  }
  const bare = /^(?:0?\.(\d\d?)|(\d{1,3}))$/u.exec(piece.text);
  const percent = Number(bare?.[2] ?? bare?.[1]?.padEnd(2, '0'));
  const suggestion = bare !== null && percent <= 100 ? `${percent}%` : null;
  return refused(
    problemWith('value-invalid', piece, 'it is not a percentage', expected, suggestion),
  );
}

function parseWhole(text: string): number | null {
  if (!/^\d+$/u.test(text)) return null;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : null;
}

// `three` and `3 agents` are clear enough to suggest; what is out of range is the author's to decide.
function wholeProblem(
  rule: ProblemRule,
  piece: Piece,
  reason: string,
  expected: readonly string[],
): ValueProblem {
  const [, digits, word] =
    /^(?:[x×]?\s*(\d{1,3})\s*(?:[x×]|[a-z]+)|([a-z]+))$/iu.exec(piece.text) ?? [];
  const number = digits ?? digitsForWord(word ?? '');
  const isUsable =
    number !== null && number !== '0' && (rule !== 'level-invalid' || Number(number) <= 10);
  return problemWith(rule, piece, reason, expected, isUsable ? number : null);
}
