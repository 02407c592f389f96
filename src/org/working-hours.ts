// What working hours hold. Knows no tick.

import type { WorkingHours } from './types.js';

/** Whether a time of day, in minutes after local midnight, lies within them: from `fromMinute` up to, not including, `toMinute`. */
export function isWithinHours(
  { fromMinute, toMinute }: Pick<WorkingHours, 'fromMinute' | 'toMinute'>,
  minute: number,
): boolean {
  if (fromMinute <= toMinute) return fromMinute <= minute && minute < toMinute;
  return fromMinute <= minute || minute < toMinute;
}
