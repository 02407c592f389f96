// The local hour of a tick, remembered for the spans that were asked for last: hours are long, and most ticks near.

import type { Calendar } from './types.js';

/** Ticks from `from` to before `until`, all in one hour of the day. */
export interface HourSpan {
  readonly hour: number;
  readonly from: number;
  readonly until: number;
}

const BEFORE_TIME: HourSpan = { hour: 0, from: 0, until: 0 };

export class HourClock {
  readonly #calendar: Calendar;
  #latest = BEFORE_TIME;
  #previous = BEFORE_TIME;

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  /** A span that the tick is in; it may begin before the span that is given, never end after it. */
  spanAt(tick: number): HourSpan {
    const latest = this.#latest;
    if (tick >= latest.from && tick < latest.until) return latest;
    const previous = this.#previous;
    if (tick >= previous.from && tick < previous.until) return previous;
    const until = Math.max(tick + 1, this.#calendar.nextHourTick(tick));
    const span = { hour: this.#calendar.hourOfDay(tick), from: tick, until };
    if (tick >= latest.until) {
      this.#previous = latest;
      this.#latest = span;
    }
    return span;
  }
}
