// The words of schedules: weekdays, days of the month, units of repetition. Cron counts Sunday as 0.

const WEEKDAY_NAMES = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

/** Cron's day of the week for `monday`, `mondays`, `mon`, in any case; null for another word. */
export function weekdayNumber(word: string): number | null {
  const name = word.toLowerCase();
  const index = WEEKDAY_NAMES.findIndex(
    (weekday) => weekday === name || `${weekday}s` === name || weekday.slice(0, 3) === name,
  );
  return index < 0 ? null : index;
}

/** Cron's days of the week for words that mean several. */
export const WEEKDAY_GROUPS: ReadonlyMap<string, string> = new Map([
  ['weekday', '1-5'],
  ['weekdays', '1-5'],
  ['weekend', '0,6'],
  ['weekends', '0,6'],
]);

/** Units of `every N ...`: how many make the next larger, and where cron writes them. */
export const REPEAT_UNITS = [
  { name: 'second', perWhole: 60, whole: 'minute', cron: (field: string) => `${field} * * * * *` },
  { name: 'minute', perWhole: 60, whole: 'hour', cron: (field: string) => `${field} * * * *` },
  { name: 'hour', perWhole: 24, whole: 'day', cron: (field: string) => `0 ${field} * * *` },
] as const;

const MONTH_NAMES =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/**
 * Words before a phrase that names no day (`at 09:00`) which say when, so that the phrase alone is not what was meant:
 * `every other Monday at 09:00`, `weekly review at 09:00`. Ordinals such as `1st` count as well.
 */
export const TIMING_WORDS: ReadonlySet<string> = new Set([
  ...WEEKDAY_NAMES,
  ...WEEKDAY_NAMES.map((name) => `${name}s`),
  ...MONTH_NAMES,
  ...'weekday weekdays weekend weekends every each other once twice except'.split(' '),
  ...'week weeks month months quarter year weekly biweekly fortnightly'.split(' '),
  ...'monthly quarterly yearly annually'.split(' '),
]);

/** Words that, right before a phrase that names its days, change its sense: `monthly on Monday at 09:00`. */
export const QUALIFYING_WORDS: ReadonlySet<string> = new Set([
  ...'every each other next last first second third once twice except not'.split(' '),
  ...'biweekly fortnightly monthly quarterly yearly annually'.split(' '),
]);

/** All words that a schedule may hold, for suggestions. */
export const SCHEDULE_WORDS: readonly string[] = [
  ...WEEKDAY_NAMES,
  ...'at every day daily weekday weekend weekly monthly hourly on the and'.split(' '),
  ...'second seconds minute minutes hour hours'.split(' '),
];
