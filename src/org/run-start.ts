// Where a run starts: an ISO date or date-time in the org's time zone. Reads no clock.
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
