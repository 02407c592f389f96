// When a cron expression fires: instants in a time zone, as a pure function of time. Knows no ticks, and not how the
// expression was written.
//
// The iterator of cron-parser is not used, because around a change of the clock what it gives depends on where it was
// started. Here the instants are one set:
// - a local time that a change of the clock skips fires as much later as the clock was moved (02:30 at 03:30);
// - a local time that comes twice fires the first time, unless the hour field is `*`: then it fires both times.
import type { CronTimes } from './cron-times.js';
import { DAY_SECONDS, isDueOn } from './cron-times.js';
import type { OffsetSpan } from './utc-offset.js';
import { offsetSpanAt } from './utc-offset.js';

/** 29 February comes after 8 years at most (1896 to 1904, 2096 to 2104). */
const HORIZON_MS = 9 * 366 * DAY_SECONDS * 1000;

/**
 * The first instant after `afterMs` (not at it), in ms since 1970 UTC, or null when there is none in nine years.
 * `timezone` must be an IANA name.
 */
export function nextInstantAfter(
  times: CronTimes,
  timezone: string,
  afterMs: number,
): number | null {
  const horizonMs = afterMs + HORIZON_MS;
  let fromMs = Math.floor(afterMs);
  while (fromMs < horizonMs) {
    const span = offsetSpanAt(timezone, fromMs + 1);
    const instantMs = nextInSpan(times, span, fromMs, horizonMs);
    if (instantMs !== null) return instantMs;
    fromMs = span.toMs - 1;
  }
  return null;
}

function nextInSpan(times: CronTimes, span: OffsetSpan, afterMs: number, horizonMs: number) {
  const { offsetMs, previousOffsetMs } = span;
  const shiftMs = offsetMs - previousOffsetMs;
  const untilMs = Math.min(span.toMs, horizonMs);
  const isOncePerLocalTime = times.hours.length < 24;
  const repeatedUntilMs = span.fromMs - shiftMs;
  const fromMs =
    shiftMs < 0 && isOncePerLocalTime ? Math.max(afterMs, repeatedUntilMs - 1) : afterMs;
  const regular = nextLocal(times, fromMs + offsetMs, untilMs + offsetMs);
  const candidates = regular === null ? [] : [regular - offsetMs];
  const skippedUntilMs = Math.min(span.fromMs + shiftMs, untilMs);
  if (afterMs + 1 < skippedUntilMs) {
    const skipped = nextLocal(times, afterMs + previousOffsetMs, skippedUntilMs + previousOffsetMs);
    if (skipped !== null) candidates.push(skipped - previousOffsetMs);
  }
  return candidates.length === 0 ? null : Math.min(...candidates);
}

/** The first local time after `afterMs` and before `untilMs`, both local. */
function nextLocal(times: CronTimes, afterMs: number, untilMs: number): number | null {
  const first = Math.floor(afterMs / 1000) + 1;
  const end = Math.ceil(untilMs / 1000);
  let day = Math.floor(first / DAY_SECONDS);
  let from = first - day * DAY_SECONDS;
  for (; day * DAY_SECONDS < end; day++, from = 0) {
    const second = isDueOn(times, day) ? nextSecondOfDay(times, from) : null;
    if (second === null) continue;
    const local = day * DAY_SECONDS + second;
    return local < end ? local * 1000 : null;
  }
  return null;
}

function nextSecondOfDay(times: CronTimes, from: number): number | null {
  for (const hour of times.hours) {
    if ((hour + 1) * 3600 <= from) continue;
    for (const minute of times.minutes) {
      const minuteStart = hour * 3600 + minute * 60;
      if (minuteStart + 60 <= from) continue;
      const second = times.seconds.find((value) => minuteStart + value >= from);
      if (second !== undefined) return minuteStart + second;
    }
  }
  return null;
}
