import { describe, expect, test } from 'vitest';
import { checkCron } from '#org/check-cron';

describe('checkCron', () => {
  test.each([
    '0 9 * * *',
    '*/15 * * * *',
    '30 0 9 * * *',
    '0 9 * * MON-FRI',
    '0 9 1,15 jan,Jul *',
    '0 0 29 2 *',
    '0 0 31 2,3 *',
    '0 0 30 2 1',
    '0 0 30 2 0-7',
    '5/15 10-20/5 * * *',
    '0 9 ? * 7',
    '0-59/59 0-23 1-31 1-12 0-6',
    '  0 9 * * *  ',
  ])('%s is sound', (cron) => expect(checkCron(cron)).toEqual([]));

  test.each([
    [
      '* * * *',
      '* * * *',
      'it has 4 fields, a cron expression has five, or six with seconds first',
    ],
    [
      '* * * * * * *',
      '* * * * * * *',
      'it has 7 fields, a cron expression has five, or six with seconds first',
    ],
    ['61 * * * *', '61', 'minute 61 is outside 0-59'],
    ['0 24 * * *', '24', 'hour 24 is outside 0-23'],
    ['0 0 0 * *', '0', 'day of the month 0 is outside 1-31'],
    ['0 0 * 13 *', '13', 'month 13 is outside 1-12'],
    ['0 0 * * 8', '8', 'day of the week 8 is outside 0-7'],
    ['60 0 0 * * *', '60', 'second 60 is outside 0-59'],
    ['*/90 * * * *', '*/90', 'a step of 90 is larger than the range 0-59 of the minute'],
    ['*/60 * * * *', '*/60', 'a step of 60 is larger than the range 0-59 of the minute'],
    ['10-20/15 * * * *', '10-20/15', 'a step of 15 is larger than the range 10-20 of the minute'],
    ['*/0 * * * *', '*/0', 'a step of 0 goes nowhere'],
    ['20-10 * * * *', '20-10', '20-10 runs backwards'],
    ['1,1 * * * *', '1,1', 'minute 1 stands twice'],
    ['1, * * * *', '1,', 'an empty item is not a minute'],
    ['MON * * * *', 'MON', 'MON is not a minute'],
    ['0 0 * * MONDAY', 'MONDAY', 'MONDAY is not a day of the week'],
    ['H * * * *', 'H', 'H is not supported'],
    ['H(0-29)/10 * * * *', 'H(0-29)/10', 'H is not supported'],
    ['0 0 L * *', 'L', 'L is not supported'],
    ['0 0 15W * *', '15W', '15W is not supported'],
    ['0 0 * * 5#3', '5#3', '5#3 is not supported'],
    ['0 0 * * 5L', '5L', '5L is not supported'],
    ['? * * * *', '?', '? is not a minute'],
    ['-1 * * * *', '-1', '-1 is not a minute'],
  ])('%s: %s', (cron, actual, reason) => {
    const problems = checkCron(cron);
    expect(problems.map((problem) => [problem.rule, problem.actual, problem.reason])).toEqual([
      ['cron-invalid', actual, reason],
    ]);
    expect(cron.slice(problems[0]?.start, problems[0]?.end)).toBe(actual);
  });

  test.each(['0 0 30 2 *', '0 9 31 2,4,6 *', '0 0 31 4-4 ?', '0 0 0 30 FEB *'])(
    '%s never fires',
    (cron) => expect(checkCron(cron).map(({ rule }) => rule)).toEqual(['cron-never-fires']),
  );

  test('each wrong field is named', () => {
    expect(checkCron('61 25 * * *').map(({ actual }) => actual)).toEqual(['61', '25']);
  });
});
