// The times that a cron expression names, as numbers, and the days on which it is due. Knows no time zone and no package, so
// that whoever only looks at a schedule pays for neither.

import { expandCron } from './check-cron.js';

export const DAY_SECONDS = 86_400;

export interface CronTimes {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  /** 0 Sunday to 6. */
  readonly weekdays: ReadonlySet<number>;
  /** Whether each of the two is restricted; when both are, either is enough. */
  readonly isDayBound: boolean;
  readonly isWeekdayBound: boolean;
}

/** The times of an expression that has passed `checkCron`. */
export function readCronTimes(cron: string): CronTimes {
  const { values, isDayBound, isWeekdayBound } = expandCron(cron);
  const [seconds = [], minutes = [], hours = [], days = [], months = [], weekdays = []] =
    values.map((field) => field.toSorted((a, b) => a - b));
  return {
    seconds,
    minutes,
    hours,
    months: new Set(months),
    days: new Set(days),
    weekdays: new Set(weekdays.map((weekday) => weekday % 7)),
    isDayBound,
    isWeekdayBound,
  };
}

/** Whether it is due on a day, counted from 1970-01-01. */
export function isDueOn(times: CronTimes, day: number): boolean {
  const date = new Date(day * DAY_SECONDS * 1000);
  if (!times.months.has(date.getUTCMonth() + 1)) return false;
  const isDay = times.days.has(date.getUTCDate());
  const isWeekday = times.weekdays.has(date.getUTCDay());
  if (times.isDayBound && times.isWeekdayBound) return isDay || isWeekday;
  return isDay && isWeekday;
}

/** Its times of day in seconds after midnight, in order. */
export function* timesOfDay({ hours, minutes, seconds }: CronTimes): Generator<number> {
  for (const hour of hours) {
    for (const minute of minutes) {
      for (const second of seconds) yield hour * 3600 + minute * 60 + second;
    }
  }
}
