// What all value grammars share: pieces of a text that know where they stand, and readings made of them.
// Knows no grammar.
import type { ProblemRule, Reading, ValueProblem } from '#org/problem';
import type { NameTable } from '#org/vocabulary/name-table';

/** A trimmed part of the text that is read. `start` is its offset there. */
export interface Piece {
  readonly text: string;
  readonly start: number;
}

export function understood<T>(value: T): Reading<T> {
  return { value, problems: [] };
}

export function refused(...problems: ValueProblem[]): Reading<never> {
  return { value: null, problems };
}

/** A problem with a piece. A suggestion is what could stand in its place, whole. */
export function problemWith(
  rule: ProblemRule,
  piece: Piece,
  reason: string,
  expected: readonly string[],
  suggestion: string | null = null,
): ValueProblem {
  return {
    rule,
    start: piece.start,
    end: piece.start + piece.text.length,
    actual: piece.text,
    reason: piece.text === '' ? 'nothing is written' : reason,
    expected,
    suggestion: suggestion === piece.text ? null : suggestion,
  };
}

/** The part from `start` up to `end`, trimmed. */
export function pieceOf(text: string, start = 0, end = text.length): Piece {
  const part = text.slice(start, end);
  return { text: part.trim(), start: start + part.length - part.trimStart().length };
}

/** A part of a piece, with its place in the whole text. */
export function partOf(piece: Piece, start: number, end = piece.text.length): Piece {
  const part = pieceOf(piece.text, start, end);
  return { text: part.text, start: piece.start + part.start };
}

/** Cuts a piece at the commas that stand outside brackets and not inside a number (`1,000`). */
export function splitAtCommas(piece: Piece): Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < piece.text.length; i++) {
    const char = piece.text[i];
    if (char === '(') depth++;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (char === ',' && depth === 0 && !isInNumber(piece.text, i)) {
      pieces.push(partOf(piece, start, i));
      start = i + 1;
    }
  }
  pieces.push(partOf(piece, start));
  return pieces;
}

function isInNumber(text: string, comma: number): boolean {
  return /\d$/u.test(text.slice(0, comma)) && /^,\d{3}(?!\d)/u.test(text.slice(comma));
}

/** Reads a piece with a grammar of its own; its problems get their place in the whole text. */
export function readPiece<T>(piece: Piece, read: (text: string) => Reading<T>): Reading<T> {
  const { value, problems } = read(piece.text);
  return { value, problems: shiftProblems(problems, piece.start) };
}

export function shiftProblems(problems: readonly ValueProblem[], by: number): ValueProblem[] {
  return problems.map((problem) => ({
    ...problem,
    start: problem.start + by,
    end: problem.end + by,
  }));
}

/** Reads one name of a closed list. */
export function readName<T>(
  text: string,
  names: NameTable<T>,
  expected: readonly string[],
  rule: ProblemRule = 'value-invalid',
): Reading<T> {
  const piece = pieceOf(text);
  const meaning = names.find(piece.text);
  if (meaning !== undefined) return understood(meaning);
  return refused(problemWith(rule, piece, '', expected, names.suggest(piece.text)));
}
