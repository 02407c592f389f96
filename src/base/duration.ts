// Lengths of time as people write them: `3 ticks`, `3`, `90s`, `5 min`, `2h`, `1 day`. Knows no calendar.

/** Either a number of ticks or a time in seconds; becomes ticks once the length of a tick is known. */
export type Duration =
  | { readonly kind: 'ticks'; readonly ticks: number }
  | { readonly kind: 'time'; readonly seconds: number };

const SECONDS_PER_UNIT = new Map<string, number>([
  ...entries(1, 's', 'sec', 'secs', 'second', 'seconds'),
  ...entries(60, 'm', 'min', 'mins', 'minute', 'minutes'),
  ...entries(3600, 'h', 'hr', 'hrs', 'hour', 'hours'),
  ...entries(86_400, 'd', 'day', 'days'),
  ...entries(604_800, 'w', 'week', 'weeks'),
]);

function entries(seconds: number, ...names: string[]): [string, number][] {
  return names.map((name) => [name, seconds]);
}

/** Units `parseDuration` knows, for messages. */
export const DURATION_EXAMPLES = ['3 ticks', '3', '90s', '5 min', '2h', '1 day'] as const;

const DURATION = /^(\d+(?:\.\d+)?|\.\d+)\s*([a-z]*)$/i;

/**
 * Reads a duration. Ticks are whole numbers from 0; times may have a fraction (`1.5h`).
 * Returns null when the text is not a duration: nothing is guessed.
 */
export function parseDuration(text: string): Duration | null {
  const match = DURATION.exec(text.trim());
  if (match === null) return null;
  const amount = Number(match[1]);
  const unit = (match[2] ?? '').toLowerCase();
  if (!Number.isFinite(amount)) return null;
  if (unit === '' || unit === 'tick' || unit === 'ticks') {
    return Number.isSafeInteger(amount) ? { kind: 'ticks', ticks: amount } : null;
  }
  const seconds = SECONDS_PER_UNIT.get(unit);
  if (seconds === undefined || amount * seconds > Number.MAX_SAFE_INTEGER) return null;
  return { kind: 'time', seconds: amount * seconds };
}

/** The units of `parseDuration`, for messages. */
const UNITS_TEXT = 'ticks, s, min, h, days and weeks';

/**
 * Why `parseDuration` refuses a number with a word behind it: a clause that names the units or, for what cannot even be
 * counted, `longest`. Null where it does not refuse, and for all other texts.
 */
export function durationFault(text: string, longest: string = LONGEST_TEXT): string | null {
  const match = DURATION.exec(text.trim());
  if (match === null || parseDuration(text) !== null) return null;
  const unit = match[2] ?? '';
  const isTicks = /^(?:ticks?)?$/i.test(unit);
  if (!isTicks && !SECONDS_PER_UNIT.has(unit.toLowerCase())) {
    return `"${unit}" is not among the units: ${UNITS_TEXT}`;
  }
  const isUncountable = !isTicks || Number(match[1]) > Number.MAX_SAFE_INTEGER;
  return isUncountable ? `it is longer than ${longest}` : null;
}

/** Whole ticks, a time rounded up to the next tick. `tickSeconds` is the length of a tick, above 0. */
export function durationToTicks(duration: Duration, tickSeconds: number): number {
  if (duration.kind === 'ticks') return duration.ticks;
  return Math.ceil(round9(duration.seconds / tickSeconds));
}

/** Whether it is no time at all, however it is written. */
export function isZeroDuration(duration: Duration): boolean {
  return (duration.kind === 'ticks' ? duration.ticks : duration.seconds) === 0;
}

const DAY_SECONDS = 86_400;
const TICKS_MAX = 10_000_000_000;
const SECONDS_MAX = 36_525 * DAY_SECONDS;
/** What `isTooLong` lets pass, for messages. */
export const LONGEST_TEXT = '100 years, or 10,000,000,000 ticks';

/** Whether it is longer than anything that is ever simulated or waited for: most likely a slip. */
export function isTooLong(duration: Duration): boolean {
  return duration.kind === 'ticks' ? duration.ticks > TICKS_MAX : duration.seconds > SECONDS_MAX;
}

/** Whether a tick can be so long: up to a day, for no schedule and no budget is finer than its tick. */
export function isTickLength(duration: Duration): boolean {
  return duration.kind === 'time' && duration.seconds > 0 && duration.seconds <= DAY_SECONDS;
}

/** Seconds of a duration. */
export function durationToSeconds(duration: Duration, tickSeconds: number): number {
  return duration.kind === 'ticks' ? duration.ticks * tickSeconds : duration.seconds;
}

// 0.1 min at 6 s ticks is one tick, not two: binary fractions must not add one.
function round9(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
