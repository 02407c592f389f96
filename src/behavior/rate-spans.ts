// Stretches of ticks in which the rate of orders does not change. Knows no orders.

import type { DayShape } from './order-rate.js';

/** Local time at a tick's first instant: what the workload needs of a calendar. */
export interface LocalClock {
  /** Minutes after midnight, 0 to below 1440. */
  minuteOfDay(tick: number): number;
  /** 1 Monday to 7 Sunday. */
  weekday(tick: number): number;
  /** A tick after `tick` before which all are in the same hour of the day as `tick`. */
  nextHourTick(tick: number): number;
}

export interface RateSpan {
  /** The first tick, and the first after it. */
  readonly from: number;
  readonly to: number;
  /** The share of the mean rate in each tick: above 0. */
  readonly share: number;
}

/** The spans from tick 0 to `ticks` in which orders come, in order. */
export function* rateSpans(shape: DayShape, clock: LocalClock, ticks: number): Generator<RateSpan> {
  // Without edges it is the same share at all times.
  const isFlat = shape.edges.length === 0;
  for (let from = 0; from < ticks; ) {
    const to = isFlat ? ticks : Math.min(ticks, endOfSpan(shape, clock, from));
    const share = shape.shareAt(clock.weekday(from), clock.minuteOfDay(from));
    if (share > 0) yield { from, to, share };
    from = to;
  }
}

// Within an hour of the day local time goes on evenly, whatever the clocks do between hours.
function endOfSpan({ edges }: DayShape, clock: LocalClock, from: number): number {
  const hourEnd = clock.nextHourTick(from);
  const minute = clock.minuteOfDay(from);
  const edge = edges.find((at) => at > minute);
  if (edge === undefined || edge >= (Math.floor(minute / 60) + 1) * 60) return hourEnd;
  return firstTickAt(edge, clock, from, hourEnd);
}

/** The first tick between `from` and `to`, all in one hour, at which it is `minute` or later; else `to`. */
function firstTickAt(minute: number, clock: LocalClock, from: number, to: number): number {
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = (before + after) >> 1;
    if (clock.minuteOfDay(middle) >= minute) after = middle;
    else before = middle;
  }
  return after;
}
