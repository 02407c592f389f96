// What the calendar does to an agent's wakes: the ticks of its timers and the working hours, as plain data. Knows no cron
// expression and no time zone.

/** A span of ticks that comes round for ever: a day, a week, or four years. */
export interface WakeTimes {
  readonly periodTicks: number;
  /** Ticks of the period on which a timer is due, rising, each once. */
  readonly timerTicks: readonly number[];
  /** Working hours as spans of ticks `[from, to)`, rising; null where the agent may wake at any time. */
  readonly openSpans: readonly (readonly [from: number, to: number])[] | null;
}

/** Ticks in which the agent may wake, from the opening to the closing. */
export interface OpenSpan {
  readonly from: number;
  readonly to: number;
  /** Just before it. */
  readonly closedTicks: number;
  /** Ticks on which a timer wakes, rising; one that falls due while closed does at the opening. */
  readonly due: readonly number[];
}

/** No timer and no working hours. */
export const ANY_TIME: WakeTimes = { periodTicks: 1, timerTicks: [], openSpans: null };

export function openTicksOf({ periodTicks, openSpans }: WakeTimes): number {
  if (openSpans === null) return periodTicks;
  return openSpans.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** Those of one period; a single one without working hours. */
export function openSpansOf({ periodTicks, timerTicks, openSpans }: WakeTimes): OpenSpan[] {
  if (openSpans === null) return [{ from: 0, to: periodTicks, closedTicks: 0, due: timerTicks }];
  const lastClose = openSpans.at(-1)?.[1] ?? 0;
  // What falls due after the last closing is held until the first opening of the next period.
  let isHeld = timerTicks.some((tick) => tick >= lastClose);
  let closed = lastClose - periodTicks;
  let place = 0;
  return openSpans.map(([from, to]) => {
    const due: number[] = [];
    for (; (timerTicks[place] ?? to) < to; place++) {
      const tick = timerTicks[place] ?? to;
      if (tick < from) isHeld = true;
      else if (tick > from || !isHeld) due.push(tick);
    }
    const closedTicks = from - closed;
    const span = { from, to, closedTicks, due: isHeld ? [from, ...due] : due };
    isHeld = false;
    closed = to;
    return span;
  });
}
