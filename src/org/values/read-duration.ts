// Lengths of time in the trigger fields: `3 ticks`, `5 min`, `never`. Knows not how long a tick is.
import { didYouMean } from '#base/did-you-mean';
import type { Duration } from '#base/duration';
import {
  DURATION_EXAMPLES,
  durationFault,
  isTooLong,
  isZeroDuration,
  LONGEST_TEXT,
  parseDuration,
} from '#base/duration';
import type { Reading, ValueProblem } from '#org/problem';
import { digitsForWord } from './parse-amount.js';
import type { Piece } from './reading.js';
import { pieceOf, problemWith, refused, understood } from './reading.js';

/** `limit` null: never. */
export interface MaxSleep {
  readonly limit: Duration | null;
}

const UNIT_NAMES = [
  ['tick', 'ticks'],
  ['second', 'seconds'],
  ['minute', 'minutes'],
  ['hour', 'hours'],
  ['day', 'days'],
  ['week', 'weeks'],
] as const;

/** `3 ticks`, `3`, `90s`, `5 min`, `2h`, `1 day`; 0 is a duration. */
export function readDuration(text: string): Reading<Duration> {
  const piece = pieceOf(text);
  const duration = parseDuration(piece.text);
  if (duration === null) return refused(durationProblem(piece, DURATION_EXAMPLES));
  return isTooLong(duration) ? refused(tooLong(piece)) : understood(duration);
}

/** A duration of at least one tick: how often an agent polls, how far a window looks back. */
export function readTickInterval(text: string): Reading<Duration> {
  const reading = readDuration(text);
  if (reading.value === null || !isZeroDuration(reading.value)) return reading;
  const reason = 'it must be at least 1 tick';
  return refused(problemWith('duration-invalid', pieceOf(text), reason, ['1 tick', '5 min']));
}

/** A duration of at least one tick, or `never`. */
export function readMaxSleep(text: string): Reading<MaxSleep> {
  const piece = pieceOf(text);
  if (piece.text.toLowerCase() === 'never') return understood({ limit: null });
  const limit = parseDuration(piece.text);
  const expected = [...DURATION_EXAMPLES, 'never'];
  if (limit === null) return refused(durationProblem(piece, expected));
  if (isTooLong(limit)) return refused(tooLong(piece, 'never'));
  if (!isZeroDuration(limit)) return understood({ limit });
  const reason = 'it must be at least 1 tick, or never';
  return refused(problemWith('duration-invalid', piece, reason, expected));
}

function tooLong(piece: Piece, suggestion: string | null = null): ValueProblem {
  const reason = `it is longer than ${LONGEST_TEXT}`;
  return problemWith('duration-invalid', piece, reason, DURATION_EXAMPLES, suggestion);
}

function durationProblem(piece: Piece, expected: readonly string[]) {
  const suggestion = suggestDuration(piece.text, expected);
  // A suggestion says it better than a list of all units.
  const fault = suggestion === null ? durationFault(piece.text) : null;
  const reason = fault ?? durationReason(piece.text);
  return problemWith('duration-invalid', piece, reason, expected, suggestion);
}

function durationReason(text: string): string {
  if (/^-\s*\d/u.test(text)) return 'a length of time cannot be negative';
  if (/^\d*\.\d+\s*(?:ticks?)?$/iu.test(text)) return 'a tick cannot be divided';
  if (/^[^\d]*$/u.test(text)) return 'it has no number';
  return '';
}

// Only a slip in a word is put right; a wrong number is the author's to decide.
function suggestDuration(text: string, expected: readonly string[]): string | null {
  const match = /^(?:(\d+(?:\.\d+)?)\s*|([a-z]+)\s+)([a-z]+)$/iu.exec(text);
  if (match === null) return didYouMean(text, expected.includes('never') ? ['never'] : []);
  const [, number, word = '', unit = ''] = match;
  const digits = number ?? digitsForWord(word);
  const meant = didYouMean(unit, UNIT_NAMES.flat());
  const names = UNIT_NAMES.find(([one, many]) => one === meant || many === meant);
  if (digits === null || names === undefined) return null;
  const suggestion = `${digits} ${digits === '1' ? names[0] : names[1]}`;
  return parseDuration(suggestion) === null ? null : suggestion;
}
