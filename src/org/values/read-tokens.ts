// `Tokens` and `Idle tokens`: what one invocation takes in and gives out. Knows no prices.
import type { Reading, ValueProblem } from '#org/problem';
import type { NumberRange, TokenAssumption } from '#org/types';
import { parseAmountRange } from './parse-amount.js';
import type { Piece } from './reading.js';
import { pieceOf, problemWith, splitAtCommas } from './reading.js';

type Direction = keyof TokenAssumption;

const DIRECTIONS = new Map<string, Direction>([
  ['in', 'input'],
  ['input', 'input'],
  ['out', 'output'],
  ['output', 'output'],
  ['total', 'total'],
  ['', 'total'],
]);
const EXPECTED = ['4K in, 1K out', '500-2000', '50 out'];

/** `4K in, 1K out`, `500-2000` (both together), `50 out`; whole tokens, each direction once. */
export function readTokens(text: string): Reading<TokenAssumption> {
  const found = new Map<Direction, NumberRange>();
  const problems: ValueProblem[] = [];
  for (const piece of splitAtCommas(pieceOf(text))) {
    const problem = readDirection(piece, found);
    if (problem !== null) problems.push(problem);
  }
  if (found.size === 0) return { value: null, problems };
  const value = {
    input: found.get('input') ?? null,
    output: found.get('output') ?? null,
    total: found.get('total') ?? null,
  };
  return { value, problems };
}

function readDirection(piece: Piece, found: Map<Direction, NumberRange>): ValueProblem | null {
  const [, amounts = '', word = ''] =
    /^(.*?\d[KkMm]?)\s*(?:tokens?)?\s*(in|input|out|output|total|)$/iu.exec(piece.text) ?? [];
  const direction = DIRECTIONS.get(word.toLowerCase());
  const range = parseAmountRange(amounts);
  if (direction === undefined || range === null) {
    return problemWith('value-invalid', piece, 'it is not a number of tokens', EXPECTED);
  }
  if (!Number.isInteger(range.low) || !Number.isInteger(range.high)) {
    return problemWith('value-invalid', piece, 'a token cannot be divided', EXPECTED);
  }
  const isMixed = direction === 'total' ? found.size > 0 : found.has('total');
  if (found.has(direction) || isMixed) {
    const reason = found.has(direction)
      ? `${direction} stands twice`
      : 'it is a total beside a direction';
    return problemWith('value-invalid', piece, reason, EXPECTED);
  }
  found.set(direction, range);
  return null;
}
