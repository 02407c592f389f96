// The calendar of each agent for the estimate: on which ticks its timers are due and when it may wake, over a span that
// comes round. Local time, without the two changes of the clock a year.

import type { WakeTimes } from '#cost/estimate/wake-times';
import type { CronTimes } from '#org/cron-times';
import { DAY_SECONDS, isDueOn, readCronTimes, timesOfDay } from '#org/cron-times';
import type { Agent, Org, WorkingHours } from '#org/types';

/** Monday 2026-01-05, on which a run starts, counted from 1970-01-01. */
const FIRST_DAY = 20_458;
const WEEK_DAYS = 7;
const LEAP_CYCLE_DAYS = 1461;
const DAY_MINUTES = 1440;
/** Longer periods are not looked at: then all periods are taken for the first. */
const DAYS_MAX = 4000;

/** Agents with the same timers share theirs. */
export function createWakeTimes({
  tickSeconds,
  policies: { workingHours },
}: Pick<Org, 'tickSeconds' | 'policies'>): (agent: Pick<Agent, 'trigger'>) => WakeTimes {
  const known = new Map<string, WakeTimes>();
  return ({ trigger: { timers } }) => {
    const key = timers.map(({ cron }) => cron).join('\n');
    const found = known.get(key) ?? wakeTimesOf(timers, tickSeconds, workingHours);
    known.set(key, found);
    return found;
  };
}

function wakeTimesOf(
  timers: readonly { readonly cron: string }[],
  tickSeconds: number,
  hours: WorkingHours | null,
): WakeTimes {
  const crons = timers.map(({ cron }) => readCronTimes(cron));
  const days = wholeTickDays(Math.max(1, ...crons.map(cycleDays)), tickSeconds);
  const periodTicks = (days * DAY_SECONDS) / tickSeconds;
  const spans = hours === null ? null : openSpans(hours, days, tickSeconds);
  // Hours over midnight reach into the next period: so do its first timers.
  const start = (spans?.at(-1)?.[1] ?? 0) - periodTicks;
  const ticks = crons
    .flatMap((times) => dueTicks(times, days, tickSeconds))
    .map((tick) => (tick < start ? tick + periodTicks : tick));
  return {
    periodTicks,
    timerTicks: [...new Set(ticks)].sort((a, b) => a - b),
    openSpans: spans,
  };
}

/** The least multiple of the days that holds whole ticks; the days themselves where that would be very many. */
function wholeTickDays(days: number, tickSeconds: number): number {
  const times = tickSeconds / greatestDivisor(days * DAY_SECONDS, tickSeconds);
  return days * times <= DAYS_MAX ? days * times : days;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** Days after which the days on which it is due come round. */
function cycleDays({ months, isDayBound, isWeekdayBound }: CronTimes): number {
  if (isDayBound || months.size < 12) return LEAP_CYCLE_DAYS;
  return isWeekdayBound ? WEEK_DAYS : 1;
}

function dueTicks(times: CronTimes, days: number, tickSeconds: number): number[] {
  const seconds = [...timesOfDay(times)];
  const ticks: number[] = [];
  for (let day = 0; day < days; day++) {
    if (!isDueOn(times, FIRST_DAY + day)) continue;
    for (const second of seconds)
      ticks.push(Math.floor((day * DAY_SECONDS + second) / tickSeconds));
  }
  return ticks;
}

/** A tick is open whose first instant is. Hours that hold no such instant leave none. */
function openSpans(
  { fromMinute, toMinute }: WorkingHours,
  days: number,
  tickSeconds: number,
): readonly (readonly [number, number])[] {
  const lastMinute = fromMinute < toMinute ? toMinute : toMinute + DAY_MINUTES;
  return Array.from({ length: days }, (_, day) => {
    const tickAt = (minute: number): number =>
      Math.ceil((day * DAY_SECONDS + minute * 60) / tickSeconds);
    return [tickAt(fromMinute), tickAt(lastMinute)] as const;
  }).filter(([from, to]) => from < to);
}
