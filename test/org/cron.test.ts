import { CronExpressionParser } from 'cron-parser';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it, test } from 'vitest';
import { nextInstantMs } from '#org/cron';

const BERLIN = 'Europe/Berlin';

function ms(iso: string, zone = 'UTC'): number {
  return DateTime.fromISO(iso, { zone }).toMillis();
}

/** The next instants, local, as `10-25 02:30 +01:00`. */
function fires(cron: string, zone: string, after: string, count: number): string[] {
  const found: string[] = [];
  let at: number | null = ms(after, zone);
  for (let i = 0; i < count && at !== null; i++) {
    at = nextInstantMs(cron, zone, at);
    if (at !== null) found.push(DateTime.fromMillis(at, { zone }).toFormat('MM-dd HH:mm ZZ'));
  }
  return found;
}

describe('nextInstantMs', () => {
  test.each([
    ['0 9 * * *', '2026-01-05T00:00:00', '2026-01-05T09:00:00'],
    ['0 9 * * *', '2026-01-05T09:00:00', '2026-01-06T09:00:00'],
    ['0 9 * * *', '2026-01-05T08:59:59.999', '2026-01-05T09:00:00'],
    ['30 0 9 * * *', '2026-01-05T09:00:00', '2026-01-05T09:00:30'],
    ['*/15 * * * *', '2026-01-05T09:07:00', '2026-01-05T09:15:00'],
    ['0 10 * * 1', '2026-01-05T10:00:00', '2026-01-12T10:00:00'],
    ['0 10 * * 7', '2026-01-05T10:00:00', '2026-01-11T10:00:00'],
    ['0 8 1 * *', '2026-01-05T10:00:00', '2026-02-01T08:00:00'],
    ['0 0 31 * *', '2026-02-01T00:00:00', '2026-03-31T00:00:00'],
    ['0 0 29 2 *', '2026-01-05T00:00:00', '2028-02-29T00:00:00'],
    ['0 0 29 2 *', '2096-03-01T00:00:00', '2104-02-29T00:00:00'],
    ['0 0 30 2 1', '2026-01-05T00:00:00', '2026-02-02T00:00:00'],
    ['0 0 13 * 5', '2026-01-05T00:00:00', '2026-01-09T00:00:00'],
  ])('%s after %s is %s', (cron, after, next) => {
    expect(nextInstantMs(cron, 'UTC', ms(after))).toBe(ms(next));
  });

  it('is local time', () => {
    expect(nextInstantMs('0 9 * * *', 'Asia/Kolkata', ms('2026-01-05T00:00:00'))).toBe(
      ms('2026-01-05T03:30:00'),
    );
  });

  it('fires as much later as the clock was moved, where a local time is skipped', () => {
    expect(fires('30 2 * * *', BERLIN, '2026-03-28T12:00', 2)).toEqual([
      '03-29 03:30 +02:00',
      '03-30 02:30 +02:00',
    ]);
    expect(fires('0,30 2,3 * * *', BERLIN, '2026-03-29T00:00', 3)).toEqual([
      '03-29 03:00 +02:00',
      '03-29 03:30 +02:00',
      '03-30 02:00 +02:00',
    ]);
  });

  it('fires once, the first time, where a local time comes twice', () => {
    expect(fires('30 2 * * *', BERLIN, '2026-10-24T12:00', 2)).toEqual([
      '10-25 02:30 +02:00',
      '10-26 02:30 +01:00',
    ]);
    expect(nextInstantMs('30 2 * * *', BERLIN, ms('2026-10-25T00:45:00Z'))).toBe(
      ms('2026-10-26T01:30:00Z'),
    );
  });

  it('goes on through the repeated hour when it fires in every hour', () => {
    expect(fires('*/30 * * * *', BERLIN, '2026-10-25T01:45', 5)).toEqual([
      '10-25 02:00 +02:00',
      '10-25 02:30 +02:00',
      '10-25 02:00 +01:00',
      '10-25 02:30 +01:00',
      '10-25 03:00 +01:00',
    ]);
    expect(fires('*/30 * * * *', BERLIN, '2026-03-29T01:45', 3)).toEqual([
      '03-29 03:00 +02:00',
      '03-29 03:30 +02:00',
      '03-29 04:00 +02:00',
    ]);
  });

  it('knows half-hour changes and changes at midnight', () => {
    expect(fires('15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T12:00', 2)).toEqual([
      '10-04 02:45 +11:00',
      '10-05 02:15 +11:00',
    ]);
    expect(fires('0 0 * * *', 'Africa/Cairo', '2026-04-23T12:00', 2)).toEqual([
      '04-24 01:00 +03:00',
      '04-25 00:00 +03:00',
    ]);
  });

  const field = (low: number, high: number) =>
    fc.oneof(
      fc.constant('*'),
      fc.integer({ min: low, max: high }).map(String),
      fc
        .uniqueArray(fc.integer({ min: low, max: high }), { minLength: 1, maxLength: 4 })
        .map((list) => list.join(',')),
      fc.integer({ min: 2, max: high - low }).map((step) => `*/${step}`),
    );
  const crons = fc
    .tuple(field(0, 59), field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 6))
    .map((fields) => fields.join(' '));

  it('agrees with cron-parser where no clock is moved', () => {
    fc.assert(
      fc.property(crons, fc.integer({ min: 0, max: 4e9 }), (cron, second) => {
        const theirs = CronExpressionParser.parse(cron, { tz: 'UTC', currentDate: second * 1000 });
        expect(nextInstantMs(cron, 'UTC', second * 1000)).toBe(theirs.next().getTime());
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same instants from wherever it is asked', () => {
    const start = ms('2026-10-24T20:00', BERLIN);
    fc.assert(
      fc.property(crons, fc.integer({ min: 0, max: 40 * 3600 }), (cron, seconds) => {
        const at = start + seconds * 1000;
        let fromStart = nextInstantMs(cron, BERLIN, at - 3_600_000);
        for (let i = 0; i < 4000 && fromStart !== null && fromStart <= at; i++) {
          fromStart = nextInstantMs(cron, BERLIN, fromStart);
        }
        expect(nextInstantMs(cron, BERLIN, at)).toBe(fromStart);
      }),
      { numRuns: 100 },
    );
  });
});
