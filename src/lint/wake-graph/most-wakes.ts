// How often an agent may wake at most: one wake a tick, less what tick intervals, cooldowns and working hours forbid.
// Critical messages pass cooldowns and working hours: they are left out.

import { sum } from '#base/sum';
import type { Calendar } from '#org/calendar';
import type { Trigger } from '#org/types';

/** Most wakes in the ticks 0 to `ticks - 1` of a run without critical messages. */
export function countMostWakes(trigger: Trigger, calendar: Calendar, ticks: number): number {
  const { mode, tickInterval, cooldownTicks, thresholds } = trigger;
  const least = Math.max(1, cooldownTicks);
  const spans = openSpans(calendar, ticks);
  const most = wakesIn(spans, least);
  if (mode === 'event-driven') return most;
  // A polling agent wakes at its polls, and when a timer or a threshold falls due.
  const polls = wakesIn(spans, tickInterval * Math.ceil(least / tickInterval));
  const firings = sum(thresholds.map((one) => Math.ceil(ticks / Math.max(1, one.cooldownTicks))));
  return Math.min(most, polls + countInstants(trigger, calendar, ticks, most) + firings);
}

/** Lengths of the spans in which the hours are open. */
function openSpans(calendar: Calendar, ticks: number): readonly number[] {
  const spans: number[] = [];
  for (let open = calendar.nextOpenTick(0); open !== null && open < ticks; ) {
    const close = Math.min(ticks, calendar.nextClosedTick(open) ?? ticks);
    spans.push(close - open);
    open = calendar.nextOpenTick(close);
  }
  return spans;
}

function wakesIn(spans: readonly number[], step: number): number {
  return sum(spans.map((ticks) => Math.ceil(ticks / step)));
}

/** Ticks with an instant of a timer, counted up to `most`. */
function countInstants(
  { timers }: Trigger,
  calendar: Calendar,
  ticks: number,
  most: number,
): number {
  let count = 0;
  for (const { cron } of timers) {
    const { nextDueTick } = calendar.timerTicks(cron);
    let due = nextDueTick(0);
    for (; due !== null && due < ticks && count < most; count++) due = nextDueTick(due + 1);
  }
  return count;
}
