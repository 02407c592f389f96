import { CronExpressionParser } from 'cron-parser';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { nextInstantMs } from '#org/cron';
import { isDueOn, readCronTimes, timesOfDay } from '#org/cron-times';
import { findSkippedTime } from '#org/skipped-times';
import { offsetSpanAt } from '#org/utc-offset';

const CRONS = [
  '0 9 * * *',
  '*/15 * * * *',
  '30 0 9 * * *',
  '0 0 30 2 1',
  '0 9 1-7 * mon',
  '5,35 8-18/2 1,15 jan-mar 0',
  '0 0 ? * sun',
  '0 0 */2 * 7',
  '59 23 31 12 5-7',
];

test.each(CRONS)('%s has the fields that the reader of the engine finds', (cron) => {
  const { fields } = CronExpressionParser.parse(cron, { tz: 'UTC' });
  const times = readCronTimes(cron);
  expect(times.seconds).toEqual(fields.second.values);
  expect(times.minutes).toEqual(fields.minute.values);
  expect(times.hours).toEqual(fields.hour.values);
  expect([...times.months]).toEqual(fields.month.values);
  expect([...times.days]).toEqual(fields.dayOfMonth.values);
  const weekdays = fields.dayOfWeek.values.map((value) => Number(value) % 7);
  expect(times.weekdays).toEqual(new Set(weekdays));
  expect(times.isDayBound).toBe(!fields.dayOfMonth.isWildcard);
  expect(times.isWeekdayBound).toBe(!fields.dayOfWeek.isWildcard);
});

test('times of the day come in order, and on the days that are due', () => {
  const times = readCronTimes('0,30 9,17 * * 1');
  expect([...timesOfDay(times)].map((second) => second / 60)).toEqual([540, 570, 1020, 1050]);
  // 1970-01-01 was a Thursday.
  expect([0, 4, 5].map((day) => isDueOn(times, day))).toEqual([false, true, false]);
});

describe('a time that the clock skips', () => {
  const YEAR = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)] as const;
  const skipped = (cron: string, zone: string) => {
    const found = findSkippedTime(cron, zone, ...YEAR);
    if (found === null) return null;
    const text = (ms: number) => new Date(ms).toISOString().slice(0, 16);
    return `${text(found.localMs)} ${text(found.firesMs).slice(11)}`;
  };

  test.each([
    ['30 2 * * *', 'Europe/Berlin', '2026-03-29T02:30 03:30'],
    ['0 2 * * *', 'Europe/Berlin', '2026-03-29T02:00 03:00'],
    ['0 3 * * *', 'Europe/Berlin', null],
    ['30 2 * * 1-5', 'Europe/Berlin', null],
    ['30 2 28 * *', 'Europe/Berlin', null],
    ['30 2 * * *', 'UTC', null],
    ['*/15 * * * *', 'Europe/Berlin', null],
    ['15 2 * * 0', 'America/New_York', '2026-03-08T02:15 03:15'],
    ['0 0 * * *', 'Africa/Cairo', '2026-04-24T00:00 01:00'],
    ['45 2 * * *', 'Australia/Lord_Howe', null],
    ['15 2 * * *', 'Australia/Lord_Howe', '2026-10-04T02:15 02:45'],
    ['30 2 * * *', 'Asia/Tokyo', null],
  ])('%s in %s', (cron, zone, found) => {
    expect(skipped(cron, zone)).toBe(found);
  });

  test('is at night, in every zone there is', () => {
    const hours = new Set<number>();
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      for (let ms = YEAR[0]; ms < YEAR[1]; ms = offsetSpanAt(zone, ms).toMs) {
        const { fromMs, offsetMs, previousOffsetMs } = offsetSpanAt(zone, ms);
        if (fromMs < YEAR[0]) continue;
        for (let at = fromMs + previousOffsetMs; at < fromMs + offsetMs; at += 900_000) {
          hours.add(new Date(at).getUTCHours());
        }
      }
    }
    expect([...hours].filter((hour) => hour >= 4 && hour < 22)).toEqual([]);
    expect(hours.size).toBeGreaterThan(3);
  });

  test.each([
    ['30 2 * * *', 'Europe/Berlin'],
    ['15 2 * * 0', 'America/New_York'],
    ['15 2 * * *', 'Australia/Lord_Howe'],
  ])('%s in %s fires when the engine fires it', (cron, zone) => {
    const found = findSkippedTime(cron, zone, ...YEAR);
    const day = new Date(found?.localMs ?? 0).toISOString().slice(0, 10);
    const before = DateTime.fromISO(`${day}T00:00`, { zone }).toMillis();
    const fires = nextInstantMs(cron, zone, before) ?? 0;
    expect(DateTime.fromMillis(fires, { zone }).toFormat('HH:mm')).toBe(
      new Date(found?.firesMs ?? 0).toISOString().slice(11, 16),
    );
  });
});

test.each(['Europe/Berlin', 'America/Santiago', 'Asia/Kolkata', 'Pacific/Apia', 'Africa/Monrovia'])(
  'the offsets of %s are those of another reader of the zone database',
  (zone) => {
    for (
      let ms = Date.UTC(1880, 0, 1);
      ms < Date.UTC(2040, 0, 1);
      ms += 211 * 86_400_000 + 12_345
    ) {
      const { offsetMs, fromMs, previousOffsetMs } = offsetSpanAt(zone, ms);
      const offset = (at: number) => {
        const local = DateTime.fromMillis(at, { zone });
        return local.setZone('UTC', { keepLocalTime: true }).toMillis() - at;
      };
      expect(offsetMs).toBe(offset(ms));
      if (previousOffsetMs !== offsetMs) expect(previousOffsetMs).toBe(offset(fromMs - 1000));
    }
  },
);
