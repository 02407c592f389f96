// Ticks on the time line: which tick an instant falls in. Knows no time zone.

export interface TickGrid {
  /** First instant of the tick, in ms since 1970 UTC, with fraction where a tick is no whole number of ms. */
  readonly instantOf: (tick: number) => number;
  /** The first tick whose first instant is at or after `ms`. */
  readonly tickFrom: (ms: number) => number;
  /** The tick that holds `ms`. */
  readonly tickAt: (ms: number) => number;
}

/** `startMs` is the first instant of tick 0, `tickSeconds` above 0. */
export function createTickGrid(startMs: number, tickSeconds: number): TickGrid {
  const tickMs = tickSeconds * 1000;
  const instantOf = (tick: number): number => startMs + tick * tickMs;
  // Division may be off by one in the last place: `instantOf` has the last word.
  const tickFrom = (ms: number): number => {
    const guess = Math.ceil((ms - startMs) / tickMs);
    if (instantOf(guess - 1) >= ms) return guess - 1;
    return instantOf(guess) < ms ? guess + 1 : guess;
  };
  const tickAt = (ms: number): number => {
    const first = tickFrom(ms);
    return instantOf(first) === ms ? first : first - 1;
  };
  return { instantOf, tickFrom, tickAt };
}
