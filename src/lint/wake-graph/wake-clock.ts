// What time does to wakes: working hours, the grid of polls, the gaps between timers. Knows no agent.

import type { Calendar } from '#org/calendar';
import { createCalendar } from '#org/calendar';
import type { Org } from '#org/types';
import { offsetSpanAt } from '#org/utc-offset';

type TimedOrg = Pick<Org, 'timezone' | 'tickSeconds' | 'policies'>;

export interface WakeClock {
  readonly calendar: Calendar;
  readonly tickSeconds: number;
  /** Most ticks from a tick to the first open one at or after it; 0 without working hours, null if none ever comes. */
  readonly longestClosed: number | null;
  /** Most ticks from a tick to the first open one at or after it that `interval` divides; null if none ever comes. */
  pollWait(interval: number): number | null;
  /** Most ticks from a tick to the first one after it that holds an instant of the cron; null if none ever comes. */
  timerWait(cron: string): number | null;
}

const DAY_SECONDS = 86_400;
const DAY_MS = 1000 * DAY_SECONDS;
/** How far is looked where no formula says it: changes of the clock come round in it. */
const REACH_DAYS = 400;
/** Instants of one timer that are looked at, and how far a timer that has so many is known. */
const INSTANTS_MAX = 20_000;
const DENSE_DAYS = 31;
/** Sparse timers: at least so many gaps, since a 29 February is four years off. */
const GAPS_MIN = 3;

export function createWakeClock(org: TimedOrg, startMs: number): WakeClock {
  const { timezone, tickSeconds } = org;
  const { workingHours } = org.policies;
  const calendar = createCalendar({ timezone, startMs, tickSeconds, workingHours });
  const ticksIn = (seconds: number): number => Math.ceil(seconds / tickSeconds);
  const polls = new Map<number, number | null>();
  const timers = new Map<string, number | null>();
  const openSeconds = workingHours === null ? DAY_SECONDS : secondsOpen(workingHours);
  const openTicks = Math.floor(openSeconds / tickSeconds);
  const longestClosed = findLongestClosed();

  function findLongestClosed(): number | null {
    if (workingHours === null) return 0;
    if (openTicks < 1) return walkPolls(calendar, 1, ticksIn(REACH_DAYS * DAY_SECONDS));
    const closed = ticksIn(DAY_SECONDS - openSeconds) + 1;
    if (!changesClock(timezone, startMs)) return closed;
    // A change of the clock makes one night longer; hours that it skips whole come a day later.
    return closed + ticksIn(openSeconds > 7200 ? 3600 : DAY_SECONDS);
  }

  function findPollWait(interval: number): number | null {
    if (workingHours === null) return interval - 1;
    if (longestClosed === null) return null;
    // Every opening holds a poll. It may be missed by less than an interval, before closing and after opening.
    if (interval <= openTicks) return longestClosed + 2 * (interval - 1);
    return walkPolls(calendar, interval, ticksIn(REACH_DAYS * DAY_SECONDS));
  }

  return {
    calendar,
    tickSeconds,
    longestClosed,
    pollWait: (interval) => remember(polls, interval, () => findPollWait(interval)),
    timerWait: (cron) =>
      remember(timers, cron, () => walkTimer(calendar, cron, ticksIn(DENSE_DAYS * DAY_SECONDS))),
  };
}

function remember<K, V>(known: Map<K, V>, key: K, find: () => V): V {
  const value = known.get(key);
  if (value !== undefined) return value;
  const found = find();
  known.set(key, found);
  return found;
}

function secondsOpen({ fromMinute, toMinute }: { fromMinute: number; toMinute: number }): number {
  return 60 * (fromMinute < toMinute ? toMinute - fromMinute : 1440 - fromMinute + toMinute);
}

function changesClock(timezone: string, startMs: number): boolean {
  const { offsetMs } = offsetSpanAt(timezone, startMs);
  for (let days = 10; days < REACH_DAYS; days += 10) {
    if (offsetSpanAt(timezone, startMs + days * DAY_MS).offsetMs !== offsetMs) return true;
  }
  return false;
}

/** The longest way to an open multiple of `interval`, from one opening to the next up to `end`. */
function walkPolls(calendar: Calendar, interval: number, end: number): number | null {
  let longest: number | null = null;
  let from = 0;
  for (let open = calendar.nextOpenTick(0); open !== null && open < end; ) {
    const close = calendar.nextClosedTick(open) ?? end;
    const first = Math.ceil(open / interval) * interval;
    if (first < close) {
      longest = Math.max(longest ?? 0, first - from, interval - 1);
      from = Math.floor((close - 1) / interval) * interval + 1;
    }
    open = calendar.nextOpenTick(close);
  }
  return longest;
}

function walkTimer(calendar: Calendar, cron: string, dense: number): number | null {
  const { nextDueTick } = calendar.timerTicks(cron);
  const reach = REACH_DAYS * (dense / DENSE_DAYS);
  let longest = 0;
  let last = 0;
  for (let seen = 0; seen < GAPS_MIN || last < reach; seen++) {
    if (seen === INSTANTS_MAX) return last < dense ? Math.max(longest, dense) : longest;
    const due = nextDueTick(last + 1);
    if (due === null) return null;
    longest = Math.max(longest, due - last);
    last = due;
  }
  return longest;
}
