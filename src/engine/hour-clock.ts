// The local hour of a tick, remembered for the hours that were asked for last: they are long, and most ticks near.

import type { Calendar } from './types.js';

/** Ticks from `from` to before `until`, all in one hour of the day. */
export interface HourSpan {
  readonly hour: number;
  readonly from: number;
  readonly until: number;
}

const UNKNOWN: HourSpan = { hour: 0, from: 0, until: 0 };
/** Stretches of turns are seldom longer than so many hours. */
const REMEMBERED = 16;

export class HourClock {
  readonly #calendar: Calendar;
  readonly #ticksPerHour: number;
  /** Each hour since the start has its place; hours that many apart share one. */
  readonly #spans: HourSpan[] = new Array<HourSpan>(REMEMBERED).fill(UNKNOWN);

  constructor(calendar: Calendar, tickSeconds: number) {
    this.#calendar = calendar;
    this.#ticksPerHour = 3600 / tickSeconds;
  }

  /** A span that the tick is in; it may begin before the tick, and never ends before or at it. */
  spanAt(tick: number): HourSpan {
    const place = Math.floor(tick / this.#ticksPerHour) % REMEMBERED;
    const known = this.#spans[place] ?? UNKNOWN;
    if (tick >= known.from && tick < known.until) return known;
    const until = Math.max(tick + 1, this.#calendar.nextHourTick(tick));
    const span = { hour: this.#calendar.hourOfDay(tick), from: tick, until };
    this.#spans[place] = span;
    return span;
  }
}
