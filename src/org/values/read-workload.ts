// Values of Workload: order rate, effort, spans of a typical day. Knows no defaults.
import type { Duration } from '#base/duration';
import type { Reading } from '#org/problem';
import type { NumberRange, OrderHours } from '#org/types';
import { RATE_HOURS } from '#org/vocabulary/period-names';
import { parseOrderHours } from './order-hours.js';
import { AMOUNT, parseAmount } from './parse-amount.js';
import { readTickInterval } from './read-duration.js';
import { parseSpan } from './read-hours.js';
import { readNumberRange, readPercent } from './read-number.js';
import { partOf, pieceOf, problemWith, readPiece, refused, understood } from './reading.js';

/** `perHour` is the rate within `hours`: `20 per day` in ten hours is 2. */
export interface OrderRate {
  readonly perHour: number;
  readonly hours: OrderHours | null;
}

export interface EffortRange {
  readonly low: Duration;
  readonly high: Duration;
}

/** One of `tokens` and `share` (0 to 1) is null. */
export interface DaySpanValue {
  readonly fromMinute: number;
  /** Up to 1440. */
  readonly toMinute: number;
  readonly tokens: number | null;
  readonly share: number | null;
}

const RATE = new RegExp(
  String.raw`^(${AMOUNT})(?:\s*orders?)?\s*(?:\/|\s(?:per|an?)\s)\s*([a-z]+)$`,
  'iu',
);
/** Far beyond any org; more would only stall a run. */
const ORDERS_PER_HOUR_MAX = 10_000;
const TASKS_PER_ORDER_MAX = 1000;
const ORDER_EXAMPLES = ['4 per hour', '20 per day, weekdays 08:00-18:00'];
const EFFORT = /^(\d[\d.]*)?\s*([a-z]*)\s*(?:-|–|—|\bto\b)\s*(.+)$/iu;
const DAY_SPAN = /^(\d{1,2}:\d{2}\s*(?:-|–|—)\s*\d{1,2}:\d{2}):\s*(?:.*\s(?:-|–|—|--)\s+)?(.*)$/su;

/** `4 per hour, weekdays 08:00-18:00`, `20 per day`, `4/h`. */
export function readOrders(text: string): Reading<OrderRate> {
  const piece = pieceOf(text);
  const comma = piece.text.search(/,(?!\d{3}\b)/u);
  const ratePiece = partOf(piece, 0, comma < 0 ? piece.text.length : comma);
  const [, digits = '', period = ''] = RATE.exec(ratePiece.text) ?? [];
  const amount = parseAmount(digits);
  const periodHours = RATE_HOURS.find(period);
  if (amount === null || periodHours === undefined) {
    const suggestion = amount === null ? null : RATE_HOURS.suggest(period);
    const place =
      suggestion === null ? ratePiece : partOf(ratePiece, ratePiece.text.length - period.length);
    const reason = 'it is not a rate of orders';
    return refused(problemWith('value-invalid', place, reason, ORDER_EXAMPLES, suggestion));
  }
  if (amount / periodHours > ORDERS_PER_HOUR_MAX) {
    const reason = `more than ${ORDERS_PER_HOUR_MAX} an hour are not simulated`;
    return refused(problemWith('value-invalid', ratePiece, reason, ORDER_EXAMPLES));
  }
  if (comma < 0) return understood({ perHour: amount / periodHours, hours: null });
  const hoursPiece = partOf(piece, comma + 1);
  const hours = parseOrderHours(hoursPiece.text);
  if (typeof hours === 'string') {
    const expected = ['weekdays 08:00-18:00', 'weekends', '08:00-18:00'];
    return refused(problemWith('value-invalid', hoursPiece, hours, expected));
  }
  return understood({ perHour: amount / openHours(hours, periodHours), hours });
}

// A day's orders fall into the hours of the day, a week's into those of the week.
function openHours(hours: OrderHours, periodHours: number): number {
  if (periodHours < 24) return periodHours;
  const minutes = (hours.toMinute - hours.fromMinute + 1440) % 1440;
  const perDay = (minutes === 0 ? 1440 : minutes) / 60;
  return periodHours === 24 ? perDay : perDay * hours.weekdays.length;
}

/** `3`, `3-5`: whole numbers up to 1,000. */
export function readTasksPerOrder(text: string): Reading<NumberRange> {
  const reading = readNumberRange(text);
  if (reading.value === null || reading.value.high <= TASKS_PER_ORDER_MAX) return reading;
  const reason = `an order has at most ${TASKS_PER_ORDER_MAX} tasks`;
  return refused(problemWith('value-invalid', pieceOf(text), reason, ['3-5']));
}

/** `4 ticks`, `20-60 ticks`, `1h - 2h`, `30 min`: at least a tick. */
export function readEffort(text: string): Reading<EffortRange> {
  const piece = pieceOf(text);
  const match = EFFORT.exec(piece.text);
  if (match === null || match[1] === undefined) {
    const one = readPiece(piece, readTickInterval);
    return one.value === null
      ? { value: null, problems: one.problems }
      : understood({ low: one.value, high: one.value });
  }
  const [, digits, ownUnit, last = ''] = match;
  const high = readPiece(partOf(piece, piece.text.length - last.length), readTickInterval);
  if (high.value === null) return { value: null, problems: high.problems };
  // `20-60 ticks`: the unit is written once.
  const unit = ownUnit === '' ? last.replace(/^[\d.\s]+/u, '') : ownUnit;
  const low = readTickInterval(`${digits} ${unit}`);
  const expected = ['4 ticks', '20-60 ticks'];
  if (low.value === null) {
    return refused(problemWith('duration-invalid', piece, low.problems[0]?.reason ?? '', expected));
  }
  const isBackwards =
    low.value.kind === high.value.kind && amountOf(low.value) > amountOf(high.value);
  if (!isBackwards) return understood({ low: low.value, high: high.value });
  return refused(problemWith('duration-invalid', piece, 'the range runs backwards', expected));
}

function amountOf(duration: Duration): number {
  return duration.kind === 'ticks' ? duration.ticks : duration.seconds;
}

/** `00:00-06:00: 1K tokens`, `...: 20%`; words between are a remark when a dash ends them (`lunch - 500 tokens`). */
export function readDaySpan(text: string): Reading<DaySpanValue> {
  const piece = pieceOf(text);
  const [, spanText, amountText = ''] = DAY_SPAN.exec(piece.text) ?? [];
  const expected = ['00:00-06:00: 1K tokens', '00:00-06:00: 20%'];
  if (spanText === undefined) {
    const reason = 'it is not a span of hours with an amount';
    return refused(problemWith('value-invalid', piece, reason, expected));
  }
  const span = parseSpan(spanText);
  if (typeof span === 'string') {
    return refused(problemWith('value-invalid', partOf(piece, 0, spanText.length), span, expected));
  }
  const amount = partOf(piece, piece.text.length - amountText.length);
  const digits = /^(.*?\d[km]?)\s*tokens?$/iu.exec(amount.text)?.[1];
  const tokens = parseAmount(digits ?? '');
  if (tokens !== null) return understood({ ...span, tokens, share: null });
  if (amount.text.endsWith('%')) {
    const share = readPiece(amount, readPercent);
    return share.value === null
      ? { value: null, problems: share.problems }
      : understood({ ...span, tokens: null, share: share.value });
  }
  const place = amount.text === '' ? piece : amount;
  return refused(problemWith('value-invalid', place, 'it is neither tokens nor a share', expected));
}
