// Cron expressions as cron-parser reads them, for whoever runs by them. It is slow to load: lint reads them itself, and the
// program loads this when it calls it.

import type { CronExpression } from 'cron-parser';
import { CronExpressionParser } from 'cron-parser';
import { nextInstantAfter } from './cron-instants.js';
import type { CronTimes } from './cron-times.js';

const knownTimes = new Map<string, CronTimes>();

/**
 * The first instant after `afterMs` (not at it), in ms since 1970 UTC, or null when there is none in nine years.
 * `cron` must have passed `checkCron`, `timezone` must be an IANA name.
 */
export function nextInstantMs(cron: string, timezone: string, afterMs: number): number | null {
  return nextInstantAfter(parseCron(cron), timezone, afterMs);
}

/** The times of an expression that has passed `checkCron`; remembered. */
export function parseCron(cron: string): CronTimes {
  const known = knownTimes.get(cron);
  if (known !== undefined) return known;
  const times = timesOf(CronExpressionParser.parse(cron, { tz: 'UTC', currentDate: 0 }));
  knownTimes.set(cron, times);
  return times;
}

function timesOf({ fields }: CronExpression): CronTimes {
  return {
    seconds: fields.second.values,
    minutes: fields.minute.values,
    hours: fields.hour.values,
    months: new Set(fields.month.values),
    days: new Set(numbersOf(fields.dayOfMonth.values)),
    weekdays: new Set(numbersOf(fields.dayOfWeek.values).map((weekday) => weekday % 7)),
    isDayBound: !fields.dayOfMonth.isWildcard,
    isWeekdayBound: !fields.dayOfWeek.isWildcard,
  };
}

// The types allow `L`, which the check has refused.
function numbersOf(values: readonly (number | string)[]): number[] {
  return values.filter((value) => typeof value === 'number');
}
