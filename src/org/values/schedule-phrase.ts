// Schedules in words, one whole phrase: `every Monday at 10:00` is `0 10 * * 1`. A closed grammar: no guess.
import { REPEAT_UNITS, WEEKDAY_GROUPS, weekdayNumber } from '#org/vocabulary/schedule-words';
import { parseAmount } from './parse-amount.js';
import { parseTimeOfDay, TIME_OF_DAY } from './time-of-day.js';

/** `namesDays` false: words before it may mean to. */
export type SchedulePhrase =
  | { readonly kind: 'schedule'; readonly cron: string; readonly namesDays: boolean }
  /** A phrase of this grammar that cron cannot state, or whose numbers make no sense. */
  | { readonly kind: 'impossible'; readonly reason: string; readonly expected: readonly string[] };

const AT = String.raw`at\s+(${TIME_OF_DAY})`;
const DAILY = new RegExp(String.raw`^(?:(?:daily|every\s+day)\s+)?${AT}$`, 'iu');
const DAYS = String.raw`([a-z]+(?:(?:\s*,\s*|\s+)[a-z]+)*)`;
const WEEKLY = new RegExp(
  String.raw`^(?:(?:every|weekly\s+on|on)\s+${DAYS}|([a-z]+days|weekends))\s+${AT}$`,
  'iu',
);
const MONTHLY = new RegExp(
  String.raw`^(?:monthly|every\s+month)\s+on\s+the\s+(\d{1,2}(?:st|nd|rd|th)?)\s+${AT}$`,
  'iu',
);
const REPEATED = /^every\s+(?:(\d+)\s+)?(second|minute|hour)(s)?$/iu;

/** The cron expression of a phrase, what is wrong with it, or null when it is no phrase of this grammar. */
export function parseSchedulePhrase(phrase: string): SchedulePhrase | null {
  if (/^hourly$/iu.test(phrase)) return schedule('0 * * * *', false);
  const daily = DAILY.exec(phrase);
  if (daily !== null) return atTime(daily[1], '* * *', !/^at/iu.test(phrase));
  const monthly = MONTHLY.exec(phrase);
  if (monthly !== null) return onDayOfMonth(monthly[1] ?? '', monthly[2]);
  const repeated = REPEATED.exec(phrase);
  if (repeated !== null)
    return repeatedly(repeated[1], repeated[2] ?? '', repeated[3] !== undefined);
  const weekly = WEEKLY.exec(phrase);
  if (weekly === null) return null;
  const days = weekdayField(weekly[1] ?? weekly[2] ?? '');
  return days === null ? null : atTime(weekly[3], `* * ${days}`, true);
}

function schedule(cron: string, namesDays: boolean): SchedulePhrase {
  return { kind: 'schedule', cron, namesDays };
}

function impossible(reason: string, expected: readonly string[]): SchedulePhrase {
  return { kind: 'impossible', reason, expected };
}

function atTime(time: string | undefined, days: string, namesDays: boolean): SchedulePhrase {
  const minutes = parseTimeOfDay(time ?? '');
  if (minutes === null) return impossible(`${time} is not a time of day`, ['09:00', '9:30 pm']);
  return schedule(`${minutes % 60} ${Math.floor(minutes / 60)} ${days}`, namesDays);
}

function onDayOfMonth(day: string, time: string | undefined): SchedulePhrase {
  const number = Number.parseInt(day, 10);
  if (number < 1 || number > 31) return impossible(`no month has a day ${number}`, ['1st', '15th']);
  return atTime(time, `${number} * *`, true);
}

/** Cron's day-of-week field for `weekday`, `Monday`, `Monday and Thursday`, `Mon, Wed, Fri`; null for other words. */
function weekdayField(words: string): string | null {
  const group = WEEKDAY_GROUPS.get(words.toLowerCase());
  if (group !== undefined) return group;
  const days = words.split(/\s*,\s*(?:and\s+)?|\s+and\s+/iu).map(weekdayNumber);
  if (days.includes(null)) return null;
  const distinct = [...new Set(days)].filter((day) => day !== null);
  return distinct.toSorted((a, b) => a - b).join(',');
}

function repeatedly(
  count: string | undefined,
  unitName: string,
  isPlural: boolean,
): SchedulePhrase | null {
  const unit = REPEAT_UNITS.find(({ name }) => name === unitName.toLowerCase());
  if (unit === undefined || (count === undefined && isPlural)) return null;
  const every = count === undefined ? 1 : parseAmount(count);
  if (every === 1) return schedule(unit.cron('*'), false);
  if (every !== null && every > 0 && unit.perWhole % every === 0) {
    return schedule(unit.cron(every === unit.perWhole ? '0' : `*/${every}`), false);
  }
  const divisors = Array.from({ length: unit.perWhole }, (_, i) => i + 1).filter(
    (number) => unit.perWhole % number === 0,
  );
  const below = divisors.findLast((number) => number < (every ?? 0));
  const above = divisors.find((number) => number > (every ?? 0));
  const near = [below, above].filter((number) => number !== undefined && number > 1);
  const reason = `${count} ${unit.name}s do not fit evenly into ${unit.whole === 'hour' ? 'an' : 'a'} ${unit.whole}`;
  return impossible(
    reason,
    near.map((number) => `every ${number} ${unit.name}s`),
  );
}
