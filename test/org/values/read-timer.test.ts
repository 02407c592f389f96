import { describe, expect, it, test } from 'vitest';
import { readTimer } from '#org/values/read-timer';
import { understood } from '#org/values/reading';
import { problemsOf } from './problems-of.js';

describe('readTimer', () => {
  test.each([
    ['daily review at 09:00', 'daily review', '0 9 * * *'],
    ['weekly books every Monday at 10:00', 'weekly books', '0 10 * * 1'],
    ['standup every weekday at 9:30', 'standup', '30 9 * * 1-5'],
    ['standup daily at 09:00', 'standup', '0 9 * * *'],
    ['standup every day at 9am', 'standup', '0 9 * * *'],
    ['report at 9:30 pm', 'report', '30 21 * * *'],
    ['report at 12am', 'report', '0 0 * * *'],
    ['report at noon', 'report', '0 12 * * *'],
    ['books weekly on Monday at 10:00', 'books', '0 10 * * 1'],
    ['books on Mondays at 10:00', 'books', '0 10 * * 1'],
    ['sync every Monday and Thursday at 10:00', 'sync', '0 10 * * 1,4'],
    ['sync every Thu, Mon and Sunday at 10:00', 'sync', '0 10 * * 0,1,4'],
    ['rest every weekend at 10:00', 'rest', '0 10 * * 0,6'],
    ['rest weekends at 10:00', 'rest', '0 10 * * 0,6'],
    ['invoices monthly on the 1st at 08:00', 'invoices', '0 8 1 * *'],
    ['invoices every month on the 15 at 08:00', 'invoices', '0 8 15 * *'],
    ['pulse every 15 minutes', 'pulse', '*/15 * * * *'],
    ['pulse every 60 minutes', 'pulse', '0 * * * *'],
    ['pulse every minute', 'pulse', '* * * * *'],
    ['pulse every 2 hours', 'pulse', '0 */2 * * *'],
    ['pulse every 30 seconds', 'pulse', '*/30 * * * * *'],
    ['pulse every hour', 'pulse', '0 * * * *'],
    ['pulse hourly', 'pulse', '0 * * * *'],
    ['daily review, at 09:00', 'daily review', '0 9 * * *'],
    ['at 09:00', 'at 09:00', '0 9 * * *'],
    ['Every Monday at 10:00', 'Every Monday at 10:00', '0 10 * * 1'],
    ['daily review 0 9 * * *', 'daily review', '0 9 * * *'],
    ['daily review `0 9 * * *`', 'daily review', '0 9 * * *'],
    ['0  9 * *   MON-FRI', '0  9 * *   MON-FRI', '0 9 * * MON-FRI'],
    ['tick 30 0 9 * * *', 'tick', '30 0 9 * * *'],
    ['top 100 0 9 * * *', 'top 100', '0 9 * * *'],
    ['Überblick 📈 at 09:00', 'Überblick 📈', '0 9 * * *'],
  ])('%s', (text, name, cron) => expect(readTimer(text)).toEqual(understood({ name, cron })));

  test.each([
    ['daily review sometime', 'daily review sometime', null],
    ['standup daily', 'standup daily', null],
    ['at 9', 'at 9', 'at 9:00'],
    ['books every Mondya at 10:00', 'books every Mondya at 10:00', 'books every monday at 10:00'],
    ['pulse evry 15 minutess', 'pulse evry 15 minutess', 'pulse every 15 minutes'],
    ['report at 25:00', 'at 25:00', null],
    ['report at 09:60', 'at 09:60', null],
    ['pulse every 7 minutes', 'every 7 minutes', null],
    ['pulse every 90 minutes', 'every 90 minutes', null],
    ['pulse every 0 hours', 'every 0 hours', null],
    ['pulse every 5 hours', 'every 5 hours', null],
    ['invoices monthly on the 32nd at 08:00', 'monthly on the 32nd at 08:00', null],
    ['', '', null],
  ])('%s is not understood', (text, actual, suggestion) => {
    expect(problemsOf(text, readTimer(text))).toEqual([
      ['schedule-not-understood', actual, suggestion],
    ]);
    expect(readTimer(text).value).toBeNull();
  });

  test.each([
    'sync every other Monday at 10:00',
    'review on the first Monday at 10:00',
    'review monthly on Monday at 10:00',
    'weekly review at 09:00',
    'books on the 1st at 08:00',
    'party on January 6 at 10:00',
    'report twice a week at 09:00',
    'weekdays every 15 minutes',
  ])('%s is not read as something else', (text) => {
    expect(readTimer(text).problems[0]?.rule).toBe('schedule-not-understood');
    expect(readTimer(text).value).toBeNull();
  });

  test.each([
    ['review 61 * * * *', 'cron-invalid', '61'],
    ['review */90 * * * *', 'cron-invalid', '*/90'],
    ['review * * * *', 'cron-invalid', '* * * *'],
    ['review `* * * *`', 'cron-invalid', '* * * *'],
    ['review `every day`', 'cron-invalid', 'every day'],
    ['review 0 0 30 2 *', 'cron-never-fires', '0 0 30 2 *'],
    ['review H 9 * * *', 'cron-invalid', 'H'],
  ])('%s: %s at %s', (text, rule, actual) => {
    expect(problemsOf(text, readTimer(text))).toEqual([[rule, actual, null]]);
  });

  it('says what cron cannot do', () => {
    const [problem] = readTimer('pulse every 7 minutes').problems;
    expect(problem?.reason).toBe('7 minutes do not fit evenly into an hour');
    expect(problem?.expected).toEqual(['every 6 minutes', 'every 10 minutes']);
  });
});
