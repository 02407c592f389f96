// Whether a cron expression is sound: our own check, since cron-parser takes four fields, `H` and steps that never
// step. Knows no time zone.
import type { ValueProblem } from './problem.js';
import type { Piece } from './values/reading.js';
import { partOf, pieceOf, problemWith } from './values/reading.js';

interface CronField {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** Names of values, from `low` on. */
  readonly names: readonly string[];
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ');

const FIELDS: readonly CronField[] = [
  { name: 'second', low: 0, high: 59, names: [] },
  { name: 'minute', low: 0, high: 59, names: [] },
  { name: 'hour', low: 0, high: 23, names: [] },
  { name: 'day of the month', low: 1, high: 31, names: [] },
  { name: 'month', low: 1, high: 12, names: MONTHS },
  { name: 'day of the week', low: 0, high: 7, names: WEEKDAYS },
];
const DAY_OF_MONTH = 3;
const MONTH = 4;
const DAY_OF_WEEK = 5;
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const EXPECTED_SHAPE = ['0 9 * * *', '*/15 * * * *', '30 0 9 * * *'];

/**
 * Problems of a cron expression of five fields, or six with seconds first: offsets from its start, none when it is
 * sound.
 * Lists, ranges, steps and English names of months and days are known; `L`, `W`, `#` and `H` are refused.
 */
export function checkCron(cron: string): ValueProblem[] {
  const whole = pieceOf(cron);
  const pieces = [...whole.text.matchAll(/\S+/gu)].map((match) =>
    partOf(whole, match.index, match.index + match[0].length),
  );
  if (pieces.length !== 5 && pieces.length !== 6) {
    const count = pieces.length === 1 ? '1 field' : `${pieces.length} fields`;
    const reason = `it has ${count}, a cron expression has five, or six with seconds first`;
    return [problemWith('cron-invalid', whole, reason, EXPECTED_SHAPE)];
  }
  const fields = FIELDS.slice(FIELDS.length - pieces.length);
  const problems = fields.flatMap((field, i) => checkField(field, pieces[i] ?? whole));
  if (problems.length > 0) return problems;
  const [days, months, weekdays] = pieces.slice(-3).map((piece) => piece.text);
  return firesOnSomeDay(days ?? '', months ?? '', weekdays ?? '')
    ? []
    : [problemWith('cron-never-fires', whole, 'no month named has such a day', [])];
}

/**
 * The values of each field of an expression that `checkCron` passed, seconds first (0 where they are not written), and
 * which of the two day fields are restricted: when both are, either is enough.
 */
export function expandCron(cron: string): {
  readonly values: readonly (readonly number[])[];
  readonly isDayBound: boolean;
  readonly isWeekdayBound: boolean;
} {
  const written = cron.trim().split(/\s+/u);
  const fields = written.length === FIELDS.length ? written : ['0', ...written];
  const isBound = (index: number): boolean => !/^[*?]$/u.test(fields[index] ?? '*');
  return {
    values: fields.map((text, index) => expandField(index, text)),
    isDayBound: isBound(DAY_OF_MONTH),
    isWeekdayBound: isBound(DAY_OF_WEEK),
  };
}

function checkField(field: CronField, piece: Piece): ValueProblem[] {
  const reason = fieldReason(field, piece.text);
  if (reason === null) return [];
  const expected = [`${field.low}-${field.high}`, ...field.names.slice(0, 2), '*'];
  return [problemWith('cron-invalid', piece, reason, expected)];
}

function fieldReason(field: CronField, text: string): string | null {
  const seen = new Set<number>();
  for (const item of text.split(',')) {
    const values = expandItem(field, item);
    if (typeof values === 'string') return values;
    const twice = values.find((value) => seen.has(value));
    if (twice !== undefined) return `${field.name} ${twice} stands twice`;
    for (const value of values) seen.add(value);
  }
  return null;
}

/** The values of one item of a list, or why it has none. */
function expandItem(field: CronField, item: string): number[] | string {
  const isDay = field.name.startsWith('day');
  const special = isDay && /^(?:\d*[LW]|LW|\w+#\d)$/iu.test(item) ? item : /\bH\b/u.exec(item)?.[0];
  if (special !== undefined && parseValue(field, item) === null)
    return `${special} is not supported`;
  const match = /^(\*|\?|[a-z0-9]+)(?:-([a-z0-9]+))?(?:\/(\d+))?$/iu.exec(item);
  if (match === null) return `${item === '' ? 'an empty item' : item} is not a ${field.name}`;
  const [, first = '', last, step] = match;
  const isWild = first === '*' || (first === '?' && isDay);
  if (isWild && last !== undefined) return `${item} is not a ${field.name}`;
  const low = isWild ? field.low : parseValue(field, first);
  if (low === null) return `${first} is not a ${field.name}`;
  const high =
    last === undefined
      ? openEnd(field, low, isWild || step !== undefined)
      : parseValue(field, last);
  if (high === null) return `${last} is not a ${field.name}`;
  return stepThrough(field, low, high, step === undefined ? null : Number(step));
}

function openEnd(field: CronField, low: number, isOpen: boolean): number {
  if (!isOpen) return low;
  // Sunday is 0 as well as 7: `*` must not hold it twice.
  return field.high === 7 ? 6 : field.high;
}

function stepThrough(
  field: CronField,
  low: number,
  high: number,
  step: number | null,
): number[] | string {
  for (const value of [low, high]) {
    if (value < field.low || value > field.high) {
      return `${field.name} ${value} is outside ${field.low}-${field.high}`;
    }
  }
  if (low > high) return `${low}-${high} runs backwards`;
  if (step === 0) return 'a step of 0 goes nowhere';
  if (step !== null && step > high - low) {
    return `a step of ${step} is larger than the range ${low}-${high} of the ${field.name}`;
  }
  const values: number[] = [];
  for (let value = low; value <= high; value += step ?? 1) values.push(value);
  return values;
}

function parseValue(field: CronField, text: string): number | null {
  if (/^\d{1,4}$/u.test(text)) return Number(text);
  const index = field.names.indexOf(text.toLowerCase());
  return index < 0 ? null : field.low + index;
}

// A restricted day of the week fires whatever the day of the month says.
function firesOnSomeDay(days: string, months: string, weekdays: string): boolean {
  if (!/^[*?]$/u.test(weekdays)) return true;
  const dayValues = expandField(DAY_OF_MONTH, days);
  const longest = Math.max(
    ...expandField(MONTH, months).map((month) => DAYS_IN_MONTH[month - 1] ?? 0),
  );
  return dayValues.some((day) => day <= longest);
}

function expandField(index: number, text: string): number[] {
  const field = FIELDS[index];
  if (field === undefined) return [];
  return text.split(',').flatMap((item) => {
    const values = expandItem(field, item);
    return typeof values === 'string' ? [] : values;
  });
}
