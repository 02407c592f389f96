// How often an agent wakes if nothing ever happens: polls, timers and safety wakes, under its cooldown and the working
// hours. Nothing that happens makes an agent wake less often than this: see test/property/wake-graph. Thresholds and
// budgets are left out.

import type { Calendar } from '#org/calendar';
import type { Trigger } from '#org/types';

const NEVER = Number.POSITIVE_INFINITY;

/** When the next timer is due, tick after tick. */
type NextTimer = (from: number) => number;

/**
 * Wakes in the ticks 0 to `ticks - 1` of a run in which nothing happens. Spans in which only polls or only safety wakes
 * come are counted, not walked.
 */
export function countQuietWakes(trigger: Trigger, calendar: Calendar, ticks: number): number {
  const nextTimer = timersOf(trigger, calendar);
  const step = stepOf(trigger);
  let wakes = 0;
  let timer = nextTimer(0);
  let last = firstWake(trigger, calendar, timer);
  while (last < ticks) {
    wakes += 1;
    if (timer <= last) timer = nextTimer(last + 1);
    // Up to here nothing but the next poll, or the next safety wake, can come: one every `step`.
    const calm = Math.min(ticks, timer, calendar.nextClosedTick(last) ?? NEVER);
    if (step < NEVER && isOnGrid(trigger, last)) {
      const more = Math.max(0, Math.ceil((calm - last) / step) - 1);
      wakes += more;
      last += more * step;
    }
    last = nextWake(trigger, calendar, last, timer);
  }
  return wakes;
}

function firstWake(trigger: Trigger, calendar: Calendar, timer: number): number {
  const { mode, maxSleepTicks } = trigger;
  const regular =
    mode === 'polling'
      ? openPoll(trigger, calendar, 0)
      : openTick(calendar, maxSleepTicks ?? NEVER);
  return Math.min(regular, openTick(calendar, timer));
}

function nextWake(trigger: Trigger, calendar: Calendar, last: number, timer: number): number {
  const { mode, cooldownTicks, maxSleepTicks } = trigger;
  const cooled = last + Math.max(1, cooldownTicks);
  const regular =
    mode === 'polling'
      ? openPoll(trigger, calendar, cooled)
      : openTick(calendar, Math.max(cooled, last + (maxSleepTicks ?? NEVER)));
  return Math.min(regular, openTick(calendar, Math.max(cooled, timer)));
}

/** Ticks from one regular wake to the next; `NEVER` where there is none. */
function stepOf({ mode, tickInterval, cooldownTicks, maxSleepTicks }: Trigger): number {
  const least = Math.max(1, cooldownTicks);
  if (mode === 'polling') return tickInterval * Math.ceil(least / tickInterval);
  return Math.max(least, maxSleepTicks ?? NEVER);
}

function isOnGrid({ mode, tickInterval }: Trigger, tick: number): boolean {
  return mode === 'event-driven' || tick % tickInterval === 0;
}

function openTick(calendar: Calendar, tick: number): number {
  return tick === NEVER ? NEVER : (calendar.nextOpenTick(tick) ?? NEVER);
}

/** How many openings without a poll are looked at: after so many there is none in sight. */
const OPENINGS_MAX = 400;

/** The first open poll from `tick` on: one outside the working hours is not made up for. */
function openPoll({ tickInterval }: Trigger, calendar: Calendar, tick: number): number {
  let from = tick;
  for (let opening = 0; opening < OPENINGS_MAX; opening++) {
    const poll = Math.ceil(from / tickInterval) * tickInterval;
    const open = openTick(calendar, poll);
    if (open === poll || open === NEVER) return open;
    from = open;
  }
  return NEVER;
}

function timersOf({ timers }: Trigger, calendar: Calendar): NextTimer {
  const all = timers.map(({ cron }) => calendar.timerTicks(cron));
  return (from) => Math.min(NEVER, ...all.map((timer) => timer.nextDueTick(from) ?? NEVER));
}
