// A cron expression that restricts the day of the month and the day of the week.

import type { CronTimes } from '#org/cron-times';
import { readCronTimes } from '#org/cron-times';
import { adviseExpected } from '../advise-from-facts.js';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleTimed } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { nameAgents } from '../share-faults.js';
import { statedTimers } from '../stated-timers.js';
import { quote } from '../words.js';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const NAMES_MAX = 3;

export const cronDayOrWeekday = defineRule({
  id: 'cron-day-or-weekday',
  severity: 'warning',
  summary: 'a cron expression with a day of the month and a day of the week',
  docs: () => ({
    why: '`0 9 1-7 * 1` looks like the first Monday of the month and is every Monday and the first seven days.',
    engine: 'When both day fields are restricted, either is enough, as in every cron.',
    whenOff: 'Where both kinds of days are meant.',
  }),
  examples: () => ({
    good: [
      exampleTimed('UTC', '- **Timer:** review `0 9 * * 1`'),
      exampleTimed('UTC', '- **Timer:** books `0 9 1 * *`'),
      exampleTimed('UTC', '- **Timer:** books monthly on the 1st at 09:00'),
    ],
    bad: [
      { source: exampleTimed('UTC', '- **Timer:** review 0 0 30 2 1'), at: '0 0 30 2 1' },
      {
        source: exampleTimed('UTC', '- **Timer:** first Monday `0 9 1-7 * mon`'),
        at: '0 9 1-7 * mon',
      },
      {
        source: exampleTimed('UTC', '- **Timer:** odd days 0 9 */2 1,7 1-5', '- **Count:** 2'),
        at: '0 9 */2 1,7 1-5',
      },
    ],
  }),
  check: function* (context): Iterable<Fault> {
    for (const { item, range, agents } of statedTimers(context)) {
      const times = readCronTimes(item.cron);
      if (!times.isDayBound || !times.isWeekdayBound) continue;
      const fields = item.cron.split(' ');
      const [day = '', month = '', weekday = ''] = fields.slice(-3);
      const time = fields.slice(0, -3);
      const byDay = hasSuchDay(times) ? [[...time, day, month, '*'].join(' ')] : [];
      yield faultIn(context.document, range, {
        subject: nameAgents(agents),
        reason: daysText(times, day),
        expected: [[...time, '*', month, weekday].join(' '), ...byDay],
      });
    }
  },
  message: ({ actual, subject, reason }) =>
    `${quote(actual)} restricts both day fields, and either is enough: it wakes ${subject} ${reason}`,
  advise: adviseExpected,
});

/** `every Monday in February`, `on day 1-7 of the month and every Monday`. */
function daysText(times: CronTimes, day: string): string {
  const { weekdays, months } = times;
  const every = `every ${nameSome(weekdays, WEEKDAYS, 0)}`;
  const days = hasSuchDay(times) ? `on day ${day} of the month and ${every}` : every;
  return months.size === MONTHS.length ? days : `${days} in ${nameSome(months, MONTHS, 1)}`;
}

function nameSome(numbers: ReadonlySet<number>, names: readonly string[], first: number): string {
  const named = names.filter((_, index) => numbers.has(index + first));
  if (named.length <= NAMES_MAX) return named.join(', ');
  return `${named.slice(0, NAMES_MAX).join(', ')} and ${named.length - NAMES_MAX} more`;
}

function hasSuchDay({ days, months }: CronTimes): boolean {
  // A leap year has the most days.
  const longest = [...months].map((month) => new Date(Date.UTC(2028, month, 0)).getUTCDate());
  return Math.min(...days) <= Math.max(...longest);
}
