// Wakes an hour in closed form: the formulas that are pinned, and what holds where several of them meet.
import { describe, expect, test } from 'vitest';
import { wakesAt } from '#cost/estimate/wake-rates';
import type { WakeTimes } from '#cost/estimate/wake-times';
import { ANY_TIME } from '#cost/estimate/wake-times';
import type { Wakes } from '#cost/estimate/wakes';
import { sumWakes } from '#cost/estimate/wakes';
import type { ArrivalPattern } from '#org/names';
import type { Trigger } from '#org/types';
import { agentOf } from '../sample-org.js';

interface Asked {
  readonly perHour?: number;
  readonly times?: WakeTimes;
  readonly pattern?: ArrivalPattern;
}

function ratesOf(trigger: Partial<Trigger>, asked: Asked = {}): Wakes {
  const { perHour = 0, times = ANY_TIME, pattern = 'one a tick' } = asked;
  const whole = agentOf({ trigger }).trigger;
  return wakesAt({ trigger: whole, ticksPerHour: 120, pattern, times }, perHour);
}

const sleeping = (trigger: Partial<Trigger> = {}): Partial<Trigger> => ({
  mode: 'event-driven',
  maxSleepTicks: null,
  ...trigger,
});
/** Timers each so many ticks. */
const timersEvery = (ticks: number): WakeTimes => ({
  periodTicks: ticks,
  timerTicks: [0],
  openSpans: null,
});
/** The first `open` of each 2,880 ticks. */
const openFor = (open: number, timerTicks: readonly number[] = []): WakeTimes => ({
  periodTicks: 2880,
  timerTicks,
  openSpans: [[0, open]],
});

describe('polling', () => {
  test.each([
    [1, 0, 120],
    [4, 0, 30],
    [4, 3, 30],
    [4, 4, 30],
    [4, 5, 15],
    [1, 10, 12],
  ])('every %d ticks under a cooldown of %d: %d an hour', (tickInterval, cooldownTicks, polls) => {
    const rates = ratesOf({ tickInterval, cooldownTicks }, { perHour: 30 });
    expect(sumWakes(rates)).toBeCloseTo(polls, 9);
  });

  test.each([
    [1, 0, 0],
    [1, 54, 54],
    [1, 120, 120],
    [1, 500, 120],
    [10, 12, 12 * (1 - 0.9 ** 10)],
  ])('every %d ticks, %d messages an hour: %d polls find some', (tickInterval, perHour, busy) => {
    const rates = ratesOf({ tickInterval }, { perHour });
    expect(rates.busyPolls).toBeCloseTo(busy, 9);
    expect(rates.idlePolls).toBeCloseTo(120 / tickInterval - busy, 9);
  });

  test('a timer adds nothing to an agent that polls on every tick, but that poll is not idle', () => {
    const rates = ratesOf({}, { times: timersEvery(60) });
    expect(rates).toEqual({ busyPolls: 2, idlePolls: 118, events: 0, timers: 0, safety: 0 });
  });

  test('a timer between polls takes the messages along', () => {
    const times: WakeTimes = { periodTicks: 20, timerTicks: [6], openSpans: null };
    const rates = ratesOf({ tickInterval: 10 }, { perHour: 12, times });
    expect(rates.timers).toBeCloseTo(6, 9);
    expect(rates.idlePolls).toBeCloseTo(6 * 0.9 ** 10 + 6 * 0.9 ** 4, 9);
  });

  test('the first poll of the day looks back over the night', () => {
    const rates = ratesOf({ tickInterval: 10 }, { perHour: 12, times: openFor(1440) });
    expect(sumWakes(rates)).toBeCloseTo(6, 9);
    expect(rates.idlePolls * 24).toBeCloseTo(143 * 0.9 ** 10 + 0.9 ** 1450, 9);
  });
});

describe('event-driven', () => {
  test.each([
    [0, 0],
    [5, 5],
    [120, 120],
    [300, 120],
  ])('%d messages an hour: %d wakes', (perHour, wakes) => {
    expect(sumWakes(ratesOf(sleeping(), { perHour }))).toBeCloseTo(wakes, 9);
  });

  test.each([
    [15, 3],
    [60, 10],
    [120, 7],
  ])('%d an hour and a window of %d: e / (1 + e w / tph)', (perHour, batchWindow) => {
    const { events } = ratesOf(sleeping({ batchWindow }), { perHour });
    expect(events).toBeCloseTo(perHour / (1 + (perHour * batchWindow) / 120), 9);
  });

  test.each([
    [1, 100],
    [5, 60],
    [0.1, 500],
  ])(
    '%d an hour and a longest sleep of %d: e (1-p)^M / (1 - (1-p)^M) safety wakes',
    (perHour, maxSleepTicks) => {
      const missed = (1 - perHour / 120) ** maxSleepTicks;
      const rates = ratesOf(sleeping({ maxSleepTicks }), { perHour });
      expect(rates.safety).toBeCloseTo((perHour * missed) / (1 - missed), 9);
      expect(rates.events).toBeCloseTo(perHour, 9);
    },
  );

  test('without messages a safety wake each M ticks', () => {
    expect(ratesOf(sleeping({ maxSleepTicks: 500 }))).toMatchObject({
      events: 0,
      safety: 120 / 500,
    });
  });

  test('of two windows the messages of the shorter one take the others along', () => {
    const triggerOn = ['task_assigned', 'completion_received'].map((trigger) => ({
      trigger: trigger as 'task_assigned',
      filter: null,
    }));
    const batchOverrides = { completion_received: 2 };
    const { events } = ratesOf(sleeping({ triggerOn, batchOverrides }), { perHour: 60 });
    // p = 1/2, half of it without a window: asleep after 0, 1, 2, ... ticks with 1, 3/4, 9/16, 9/32, ...
    expect(events).toBeCloseTo(120 / (1 + 3 / 4 + (9 / 16) * 2), 9);
  });

  test('the window of the normal priority is that of all kinds', () => {
    const windowed = ratesOf(sleeping({ batchWindow: 6 }), { perHour: 30 });
    const batchOverrides = { 'priority:normal': 6, task_assigned: 1, 'priority:low': 90 };
    expect(ratesOf(sleeping({ batchOverrides }), { perHour: 30 })).toEqual(windowed);
  });

  test('a cooldown takes messages together, and is never passed', () => {
    const at = (perHour: number) => sumWakes(ratesOf(sleeping({ cooldownTicks: 10 }), { perHour }));
    expect(at(120)).toBeCloseTo(12, 9);
    expect(at(60)).toBeCloseTo(120 / (10 + 0.5 ** 10 / 0.5), 9);
  });

  test('timers wake beside messages, and one on the same tick is one wake', () => {
    const rates = ratesOf(sleeping(), { perHour: 12, times: timersEvery(60) });
    expect(rates.timers).toBeCloseTo(2, 9);
    expect(rates.events).toBeCloseTo(12 - 2 * 0.1, 9);
  });

  test.each([
    [15, 20, 8],
    [300, 360, 0.4],
    [1500, 2880, 0.08],
  ])(
    'a cooldown of %d holds timers each %d ticks where messages come fast: %d wakes',
    (cooldownTicks, ticks, wakes) => {
      const rates = ratesOf(sleeping({ cooldownTicks }), {
        perHour: 60,
        times: timersEvery(ticks),
      });
      expect(Math.abs(sumWakes(rates) / wakes - 1)).toBeLessThan(0.01);
      expect(rates.timers).toBeCloseTo(120 / ticks, 9);
    },
  );

  test('timers more frequent than the longest sleep leave no safety wakes', () => {
    const rates = ratesOf(sleeping({ maxSleepTicks: 60 }), { times: timersEvery(60) });
    expect(rates).toMatchObject({ events: 0, timers: 2, safety: 0 });
    const later = ratesOf(sleeping({ maxSleepTicks: 59 }), { times: timersEvery(60) });
    expect(later).toMatchObject({ timers: 2, safety: 2 });
  });

  test('a timer restarts the sleep: five safety wakes of 500 ticks fit into a day, not 5.76', () => {
    const rates = ratesOf(sleeping({ maxSleepTicks: 500 }), { times: timersEvery(2880) });
    expect(rates.safety * 24).toBeCloseTo(5, 9);
    expect(rates.timers * 24).toBeCloseTo(1, 9);
  });

  test('a day that is closed but for some hours begins with one wake for all that came', () => {
    const rates = ratesOf(sleeping(), { perHour: 120, times: openFor(1440) });
    expect(sumWakes(rates)).toBeCloseTo(60, 9);
    const few = ratesOf(sleeping(), { perHour: 6, times: openFor(1440) });
    expect(sumWakes(few) * 24).toBeCloseTo(1439 * 0.05 + 1 - 0.95 ** 1441, 6);
  });

  test('a timer while closed wakes at the opening', () => {
    const rates = ratesOf(sleeping(), { times: openFor(1440, [2000, 2400]) });
    expect(rates).toMatchObject({ events: 0, safety: 0 });
    expect(rates.timers * 24).toBeCloseTo(1, 9);
  });

  test('messages that come in bursts wake less often', () => {
    const rates = ratesOf(sleeping(), { perHour: 60, pattern: 'poisson' });
    expect(sumWakes(rates)).toBeCloseTo(120 * (1 - Math.exp(-0.5)), 9);
  });
});
