// Dates and times of day in a time zone, as people write and read them, by luxon. Reads no clock. The program loads it when
// it calls it.

import { DateTime } from 'luxon';

const ISO_DATE_TIME = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?$/u;

/**
 * An ISO date or date-time, local in the zone unless it has an offset, as ms since 1970 UTC; null when it is neither. A
 * local time that a change of the clock skips is as much later as the clock was moved; of one that comes twice it is the
 * first.
 */
export function parseStart(text: string, timezone: string): number | null {
  const written = text.trim();
  if (!ISO_DATE_TIME.test(written)) return null;
  const start = DateTime.fromISO(written.replace(' ', 'T'), { zone: timezone });
  if (!start.isValid) return null;
  if (/(?:Z|[+-]\d{2}:\d{2})$/u.test(written)) return start.toMillis();
  // Left to itself, luxon picks by the offset that the zone has today.
  return Math.min(...start.getPossibleOffsets().map((possible) => possible.toMillis()));
}

/** `2026-01-05T09:00:00`, local in the zone. */
export function localTime(ms: number, timezone: string): string {
  const time = DateTime.fromMillis(ms, { zone: timezone, locale: 'en' });
  return time.toFormat("yyyy-MM-dd'T'HH:mm:ss");
}

/** The same with the zone's offset: `2026-01-05T09:00:00+01:00`; milliseconds where there are some. */
export function localTimeWithOffset(ms: number, timezone: string): string {
  const time = DateTime.fromMillis(ms, { zone: timezone });
  return time.toISO({ suppressMilliseconds: true }) ?? '';
}
