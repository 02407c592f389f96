// Where a dry run starts unless told otherwise. Reads no clock.

import { offsetSpanAt } from './utc-offset.js';

/** Monday 2026-01-05 00:00 in the zone, in ms since 1970 UTC: no zone changes its clock near it. */
export function defaultStartMs(timezone: string): number {
  const localMs = Date.UTC(2026, 0, 5);
  return localMs - offsetSpanAt(timezone, localMs).offsetMs;
}
