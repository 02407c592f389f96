// Which local times of a cron expression a change of the clock skips. Knows no tick and no agent.

import type { CronTimes } from './cron-times.js';
import { DAY_SECONDS, isDueOn, readCronTimes } from './cron-times.js';
import { offsetSpanAt } from './utc-offset.js';

interface SkippedTime {
  /** The time that does not exist, in ms since 1970 local. */
  readonly localMs: number;
  /** When the timer fires instead, in ms since 1970 local. */
  readonly firesMs: number;
}

/**
 * The first time between two instants (ms since 1970 UTC) that the expression names and the zone's clock skips, or null.
 * One of every hour loses nothing: the next hour has the same minutes.
 */
export function findSkippedTime(
  cron: string,
  timezone: string,
  fromMs: number,
  untilMs: number,
): SkippedTime | null {
  const times = readCronTimes(cron);
  if (timezone === 'UTC' || times.hours.length === 24 || !times.hours.some(isNightly)) return null;
  for (let ms = fromMs; ms < untilMs; ) {
    const span = offsetSpanAt(timezone, ms);
    const { fromMs: changeMs, offsetMs, previousOffsetMs } = span;
    const localMs =
      changeMs < fromMs
        ? null
        : firstWithin(times, changeMs + previousOffsetMs, changeMs + offsetMs);
    if (localMs !== null) return { localMs, firesMs: localMs + offsetMs - previousOffsetMs };
    ms = span.toMs;
  }
  return null;
}

/** Clocks are changed at night; to ask the zone database takes longer than all else. */
function isNightly(hour: number): boolean {
  return hour < 4 || hour >= 22;
}

/** The first time from `fromMs` up to, not including, `untilMs`, both local. */
function firstWithin(times: CronTimes, fromMs: number, untilMs: number): number | null {
  const [first, end] = [fromMs / 1000, untilMs / 1000];
  for (let day = Math.floor(first / DAY_SECONDS); day * DAY_SECONDS < end; day++) {
    if (!isDueOn(times, day)) continue;
    for (const hour of times.hours) {
      const hourStart = day * DAY_SECONDS + hour * 3600;
      if (hourStart + 3600 <= first || hourStart >= end) continue;
      for (const minute of times.minutes) {
        const second = times.seconds.find((value) => {
          const at = hourStart + minute * 60 + value;
          return at >= first && at < end;
        });
        if (second !== undefined) return (hourStart + minute * 60 + second) * 1000;
      }
    }
  }
  return null;
}
