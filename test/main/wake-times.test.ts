// The ticks of timers and the working hours, for the estimate: as the calendar of a run has them.
import { describe, expect, test } from 'vitest';
import { createWakeTimes } from '#main/wake-times';
import { createCalendar } from '#org/calendar';
import { defaultStartMs } from '#org/default-start';
import type { WorkingHours } from '#org/types';
import { agentOf, orgOf } from '../cost/sample-org.js';

const hours = (fromMinute: number, toMinute: number): WorkingHours => ({
  fromMinute,
  toMinute,
  offHours: 'queue tasks',
  criticalPasses: true,
});

function timesOf(
  crons: readonly string[],
  tickSeconds = 30,
  workingHours: WorkingHours | null = null,
) {
  const timers = crons.map((cron) => ({ name: cron, cron, context: null }));
  const { policies } = orgOf();
  const times = createWakeTimes({ tickSeconds, policies: { ...policies, workingHours } });
  return times(agentOf({ trigger: { timers } }));
}

test('nothing to tell', () => {
  expect(timesOf([])).toEqual({ periodTicks: 2880, timerTicks: [], openSpans: null });
});

describe('timers', () => {
  test.each([
    ['0 9 * * *', 1, 1],
    ['*/15 * * * *', 1, 96],
    ['15 30 8,20 * * *', 1, 2],
    ['0 9 * * 1-5', 7, 5],
    ['0 9 * * 0', 7, 1],
    ['0 8 1 * *', 1461, 48],
    ['0 8 29 2 *', 1461, 1],
    ['0 8 13 * 5', 1461, 48 + 209 - 7],
  ])('%s: period of %d days with %d due ticks', (cron, days, count) => {
    const { periodTicks, timerTicks } = timesOf([cron]);
    expect(periodTicks).toBe(days * 2880);
    expect(timerTicks).toHaveLength(count);
  });

  test.each([
    [7, 7, 86_400],
    [420, 7, 1440],
    [2 * 86_400, 2, 1],
    [36 * 3600, 3, 2],
  ])('ticks of %d s fit whole into %d days: %d of them', (tickSeconds, days, ticks) => {
    const { periodTicks, timerTicks } = timesOf(['0 9 * * *'], tickSeconds);
    expect(periodTicks).toBe(ticks);
    expect(timerTicks).toHaveLength(Math.min(days, ticks));
  });

  test('two in one tick are one, and the longer period is that of both', () => {
    expect(timesOf(['0 9 * * *', '10 0 9 * * *', '0 10 * * 1'])).toEqual({
      periodTicks: 7 * 2880,
      timerTicks: [1080, 1200, ...[1, 2, 3, 4, 5, 6].map((day) => day * 2880 + 1080)],
      openSpans: null,
    });
  });

  test.each([
    [['0 9 * * *', '30 17 * * 1-5'], 30],
    [['*/7 * * * *'], 45],
    [['0 0 * * *', '59 59 23 * * *'], 7],
    [['0 8 1 * *'], 3600],
  ])('%j at ticks of %d s are due when the calendar of a run says so', (crons, tickSeconds) => {
    const { periodTicks, timerTicks } = timesOf(crons, tickSeconds);
    const startMs = defaultStartMs('UTC');
    const calendar = createCalendar({ timezone: 'UTC', startMs, tickSeconds, workingHours: null });
    const due = new Set<number>();
    for (const cron of crons) {
      const { nextDueTick } = calendar.timerTicks(cron);
      const end = Math.min(periodTicks, (60 * 86_400) / tickSeconds);
      for (let at = nextDueTick(0); at !== null && at < end; at = nextDueTick(at + 1)) due.add(at);
    }
    const known = timerTicks.filter((tick) => tick < (60 * 86_400) / tickSeconds);
    expect(known).toEqual([...due].sort((a, b) => a - b));
  });
});

describe('working hours', () => {
  test.each([
    [hours(480, 1320), [[960, 2640]]],
    [hours(1320, 360), [[2640, 3600]]],
    [hours(1320, 0), [[2640, 2880]]],
    [hours(0, 1440), [[0, 2880]]],
  ])('%j', (workingHours, openSpans) => {
    expect(timesOf([], 30, workingHours).openSpans).toEqual(openSpans);
  });

  test('hours over midnight take their first timers into the next day', () => {
    const { timerTicks } = timesOf(['0 1 * * *', '0 12 * * *', '0 23 * * *'], 30, hours(1320, 360));
    expect(timerTicks).toEqual([1440, 2760, 2880 + 120]);
  });

  test('hours without the beginning of any tick are none', () => {
    expect(timesOf([], 7200, hours(30, 60)).openSpans).toEqual([]);
  });
});
