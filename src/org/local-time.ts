// An instant as the clock of a time zone shows it, in words for people. English, whatever the machine speaks.

import { offsetSpanAt } from './utc-offset.js';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `Monday 2026-01-05 00:00`. `ms` is since 1970 UTC. */
export function longLocalTime(ms: number, timezone: string): string {
  const local = localDate(ms, timezone);
  const [date = '', time = ''] = local.toISOString().split('T');
  return `${WEEKDAYS[local.getUTCDay()] ?? ''} ${date} ${time.slice(0, 5)}`;
}

/** `Mon 5 Jan 08:00`; to the second where it falls between two minutes. */
export function shortLocalTime(ms: number, timezone: string): string {
  const local = localDate(ms, timezone);
  const weekday = (WEEKDAYS[local.getUTCDay()] ?? '').slice(0, 3);
  const time = local.toISOString().slice(11, local.getUTCSeconds() === 0 ? 16 : 19);
  return `${weekday} ${local.getUTCDate()} ${MONTHS[local.getUTCMonth()] ?? ''} ${time}`;
}

/** Its UTC fields are the local ones. */
function localDate(ms: number, timezone: string): Date {
  return new Date(Math.floor(ms + offsetSpanAt(timezone, ms).offsetMs));
}
