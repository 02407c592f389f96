// Hours of the day: the span that is worked, and what holds outside it. Knows no time zone.
import type { Reading } from '#org/problem';
import type { WorkingHours } from '#org/types';
import { nameTable } from '#org/vocabulary/name-table';
import { pieceOf, problemWith, readName, refused, understood } from './reading.js';
import { parseEndOfSpan, parseTimeOfDay, TIME_OF_DAY } from './time-of-day.js';

/** Minutes after local midnight; `toMinute` up to 1440; below `fromMinute` it spans midnight. */
export interface HoursSpan {
  readonly fromMinute: number;
  readonly toMinute: number;
}

const SPAN = new RegExp(
  String.raw`^(${TIME_OF_DAY})\s*(?:-|\u2013|\u2014|to)\s*(${TIME_OF_DAY})$`,
  'iu',
);
const OFF_HOURS = nameTable<WorkingHours['offHours']>([
  ['queue tasks', 'queue tasks'],
  ['queue', 'queue tasks'],
]);
const EXCEPTIONS = nameTable([
  ['critical', true],
  ['none', false],
]);

/** `08:00-22:00`, `22:00 - 06:00` over midnight; 24:00 and a final 00:00 are the end of the day. */
export function readWorkingHours(text: string): Reading<HoursSpan> {
  const piece = pieceOf(text);
  const span = parseSpan(piece.text);
  if (typeof span !== 'string') return understood(span);
  return refused(problemWith('value-invalid', piece, span, ['08:00-22:00', '22:00-06:00']));
}

/** The span, or why the text is none. */
export function parseSpan(text: string): HoursSpan | string {
  const [, from, to] = SPAN.exec(text) ?? [];
  if (from === undefined || to === undefined) return 'it is not a span of hours';
  const fromMinute = parseTimeOfDay(from);
  const toMinute = parseEndOfSpan(to);
  if (fromMinute === null) return `${from} is not a time of day`;
  if (toMinute === null) return `${to} is not a time of day`;
  return fromMinute === toMinute ? 'it is no time at all' : { fromMinute, toMinute };
}

export function readOffHours(text: string): Reading<WorkingHours['offHours']> {
  return readName(text, OFF_HOURS, ['queue tasks']);
}

/** Whether critical messages pass working hours: `critical` or `none`. */
export function readExceptions(text: string): Reading<boolean> {
  return readName(text, EXCEPTIONS, ['critical', 'none']);
}
