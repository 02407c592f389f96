import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it, test } from 'vitest';
import type { CalendarOptions } from '#org/calendar';
import { createCalendar } from '#org/calendar';
import { defaultStartMs } from '#org/default-start';
import { parseStart } from '#org/local-times';
import type { WorkingHours } from '#org/types';

const BERLIN = 'Europe/Berlin';

function hours(from: string, to: string): WorkingHours {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return {
    fromMinute: minutes(from),
    toMinute: minutes(to),
    offHours: 'queue tasks',
    criticalPasses: true,
  };
}

function calendar(start: string, options: Partial<CalendarOptions> = {}) {
  const timezone = options.timezone ?? 'UTC';
  const startMs = DateTime.fromISO(start, { zone: timezone }).toMillis();
  return createCalendar({ timezone, startMs, tickSeconds: 30, workingHours: null, ...options });
}

const HOUR = 120;
const DAY = 24 * HOUR;

describe('local time of a tick', () => {
  it('counts from the start', () => {
    const org = calendar('2026-01-05T06:30', { timezone: BERLIN });
    expect(org.instantOf(2) - org.instantOf(0)).toBe(60_000);
    expect([org.minuteOfDay(0), org.minuteOfDay(1), org.hourOfDay(61)]).toEqual([390, 390.5, 7]);
    expect([org.weekday(0), org.weekday(6 * DAY), org.weekday(7 * DAY)]).toEqual([1, 7, 1]);
  });

  it('follows the clock', () => {
    const org = calendar('2026-03-29T00:00', { timezone: BERLIN });
    expect([org.hourOfDay(2 * HOUR - 1), org.hourOfDay(2 * HOUR)]).toEqual([1, 3]);
    const autumn = calendar('2026-10-25T00:00', { timezone: BERLIN });
    expect([2, 3, 4].map((hour) => autumn.hourOfDay(hour * HOUR))).toEqual([2, 2, 3]);
  });

  it('agrees with luxon anywhere', () => {
    const zones = fc.constantFrom(
      'UTC',
      BERLIN,
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'America/New_York',
    );
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 3 * 365 * DAY }), (timezone, tick) => {
        const org = calendar('2026-01-05T00:00', { timezone });
        const local = DateTime.fromMillis(org.instantOf(tick), { zone: timezone });
        expect(org.minuteOfDay(tick)).toBe(local.hour * 60 + local.minute + local.second / 60);
        expect(org.weekday(tick)).toBe(local.weekday);
      }),
    );
  });

  it('is fast for a hundred thousand ticks', () => {
    const org = calendar('2026-01-05T00:00', { timezone: BERLIN });
    let sum = 0;
    for (let tick = 0; tick < 100_000; tick++) sum += org.minuteOfDay(tick);
    expect(sum).toBeGreaterThan(0);
  }, 2000);
});

describe('working hours', () => {
  it('are open from the first instant in them', () => {
    const org = calendar('2026-01-05T00:00', { workingHours: hours('08:00', '22:00') });
    expect([8 * HOUR - 1, 8 * HOUR, 22 * HOUR - 1, 22 * HOUR].map(org.isOpen)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([0, 8 * HOUR, 23 * HOUR].map(org.nextOpenTick)).toEqual([
      8 * HOUR,
      8 * HOUR,
      DAY + 8 * HOUR,
    ]);
  });

  it('span midnight', () => {
    const org = calendar('2026-01-05T00:00', { workingHours: hours('22:00', '06:00') });
    expect([0, 6 * HOUR, 22 * HOUR].map(org.isOpen)).toEqual([true, false, true]);
    expect(org.nextOpenTick(6 * HOUR)).toBe(22 * HOUR);
  });

  it('are always open without any', () => {
    const org = calendar('2026-01-05T00:00');
    expect([org.isOpen(17), org.nextOpenTick(17)]).toEqual([true, 17]);
  });

  it('are never open when no tick begins in them', () => {
    const org = calendar('2026-01-05T00:00', {
      tickSeconds: 86_400,
      workingHours: hours('08:00', '22:00'),
    });
    expect(org.nextOpenTick(0)).toBeNull();
  });

  it('open at the first tick inside, whatever the clock does and however long a tick is', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    const starts = fc.constantFrom('2026-03-28T00:00', '2026-10-24T00:00', '2026-06-01T00:07');
    fc.assert(
      fc.property(
        minutes,
        minutes,
        starts,
        fc.constantFrom(30, 47.5, 600, 5400),
        fc.integer({ min: 0, max: 300 }),
        (fromMinute, toMinute, start, tickSeconds, tick) => {
          fc.pre(fromMinute !== toMinute);
          const workingHours = { ...hours('00:00', '00:00'), fromMinute, toMinute };
          const org = calendar(start, { timezone: BERLIN, tickSeconds, workingHours });
          const open = org.nextOpenTick(tick);
          let first: number | null = null;
          const end = tick + (3 * 86_400) / tickSeconds;
          for (let t = tick; t < end && first === null; t++) if (org.isOpen(t)) first = t;
          if (first === null) expect(open ?? end).toBeGreaterThanOrEqual(end);
          else expect(open).toBe(first);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('budget periods', () => {
  test.each([
    ['hourly', 10 * HOUR, 11 * HOUR],
    ['daily', 0, DAY],
    ['weekly', 0, 7 * DAY],
    ['monthly', 0, 27 * DAY],
  ] as const)('%s', (period, start, next) => {
    const org = calendar('2026-01-05T00:00');
    expect(org.periodStartTick(period, 10 * HOUR + 5)).toBe(start);
    expect(org.nextPeriodTick(period, 10 * HOUR + 5)).toBe(next);
  });

  it('begin at the boundary itself', () => {
    const org = calendar('2026-01-05T00:00');
    expect([org.periodStartTick('daily', DAY), org.nextPeriodTick('daily', DAY)]).toEqual([
      DAY,
      2 * DAY,
    ]);
    expect(org.periodStartTick('monthly', 27 * DAY)).toBe(27 * DAY);
  });

  it('begin with the first tick inside when a tick lies across', () => {
    const org = calendar('2026-01-05T00:07', { tickSeconds: 600 });
    expect(org.nextPeriodTick('daily', 0)).toBe(144);
    expect(org.minuteOfDay(144)).toBe(7);
    expect(org.minuteOfDay(143)).toBe(1437);
  });

  it('follow the clock', () => {
    const org = calendar('2026-03-29T00:00', { timezone: BERLIN });
    expect(org.nextPeriodTick('daily', 0)).toBe(23 * HOUR);
    const autumn = calendar('2026-10-25T00:00', { timezone: BERLIN });
    expect(autumn.nextPeriodTick('daily', 0)).toBe(25 * HOUR);
    expect(autumn.nextPeriodTick('hourly', 2 * HOUR)).toBe(3 * HOUR);
    expect(autumn.periodStartTick('daily', 24 * HOUR)).toBe(0);
  });
});

describe('timer ticks', () => {
  it('hold an instant at their very start, not at the start of the next', () => {
    const timer = calendar('2026-01-05T00:00').timerTicks('0 9 * * *');
    expect([0, 9 * HOUR, 9 * HOUR + 1].map(timer.nextDueTick)).toEqual([
      9 * HOUR,
      9 * HOUR,
      DAY + 9 * HOUR,
    ]);
  });

  it('hold an instant in their middle', () => {
    const org = calendar('2026-01-05T08:59:50');
    expect(org.timerTicks('0 9 * * *').nextDueTick(0)).toBe(0);
    expect(org.timerTicks('0 9 * * *').nextDueTick(1)).toBe(DAY);
  });

  it('are each tick for a cron that is faster than the tick', () => {
    const timer = calendar('2026-01-05T00:00').timerTicks('* * * * * *');
    expect([0, 1, 2, 77].map(timer.nextDueTick)).toEqual([0, 1, 2, 77]);
  });

  it('do not depend on what was asked before', () => {
    const ticks = fc.array(fc.integer({ min: 0, max: 4 * DAY }), { maxLength: 20 });
    fc.assert(
      fc.property(
        ticks,
        fc.constantFrom('0 9 * * *', '*/7 * * * *', '30 2 * * *'),
        (asked, cron) => {
          const org = calendar('2026-10-24T00:00', { timezone: BERLIN, tickSeconds: 33.3 });
          const timer = org.timerTicks(cron);
          for (const tick of asked) {
            expect(timer.nextDueTick(tick)).toBe(org.timerTicks(cron).nextDueTick(tick));
          }
        },
      ),
    );
  });
});

describe('the start of a run', () => {
  test.each([
    ['2026-02-03', '2026-02-03T00:00:00+01:00'],
    ['2026-07-03T08:30', '2026-07-03T08:30:00+02:00'],
    ['2026-07-03 08:30:15', '2026-07-03T08:30:15+02:00'],
    ['2026-07-03T08:30Z', '2026-07-03T08:30:00Z'],
    ['2026-07-03T08:30-05:00', '2026-07-03T08:30:00-05:00'],
    ['2026-03-29T02:30', '2026-03-29T03:30:00+02:00'],
    ['2026-10-25T02:30', '2026-10-25T02:30:00+02:00'],
  ])('%s', (text, iso) => expect(parseStart(text, BERLIN)).toBe(DateTime.fromISO(iso).toMillis()));

  test.each([
    '',
    'today',
    '2026-13-01',
    '2026-02-30',
    '03.02.2026',
    '2026-02-03T25:00',
    '2026-02-03Z',
  ])('%s is none', (text) => expect(parseStart(text, BERLIN)).toBeNull());

  it('is a Monday unless told otherwise', () => {
    expect(defaultStartMs(BERLIN)).toBe(parseStart('2026-01-05', BERLIN));
    expect(calendar('2026-01-05').weekday(0)).toBe(1);
  });
});

describe('edges found at once are those found by looking at every tick', () => {
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
  );
  const minutes = fc.integer({ min: 0, max: 47 }).map((half) => half * 30);
  /** Around changes of the clock, and not. */
  const starts = fc
    .constantFrom(
      '2026-01-05',
      '2026-03-08',
      '2026-03-28',
      '2026-04-04',
      '2026-10-03',
      '2026-11-01',
    )
    .chain((day) => fc.nat(47).map((half) => Date.parse(`${day}T00:00Z`) + half * 1_800_000));

  test('openings, closings and hours', () => {
    fc.assert(
      fc.property(
        zones,
        minutes,
        minutes,
        starts,
        fc.constantFrom(60, 420, 1800, 3600, 90_000),
        fc.nat(2000),
        (timezone, fromMinute, toMinute, startMs, tickSeconds, from) => {
          const hours = {
            fromMinute,
            toMinute,
            offHours: 'queue tasks',
            criticalPasses: true,
          } as const;
          const calendar = createCalendar({ timezone, startMs, tickSeconds, workingHours: hours });
          const scan = (isWanted: (tick: number) => boolean): number | null => {
            for (let tick = from; tick < from + 4000; tick++) if (isWanted(tick)) return tick;
            return null;
          };
          const open = scan((tick) => calendar.isOpen(tick));
          if (open !== null) expect(calendar.nextOpenTick(from)).toBe(open);
          const closed = scan((tick) => !calendar.isOpen(tick));
          if (closed !== null) expect(calendar.nextClosedTick(from)).toBe(closed);
          const hour = calendar.hourOfDay(from);
          const until = calendar.nextHourTick(from);
          expect(until).toBeGreaterThan(from);
          for (let tick = from; tick < until; tick++) expect(calendar.hourOfDay(tick)).toBe(hour);
        },
      ),
      { numRuns: 400 },
    );
  });
});
