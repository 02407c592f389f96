// Hours of the day.
import type { Reading } from '#org/problem';
import type { WorkingHours } from '#org/types';

/** Minutes after local midnight; `toMinute` up to 1440; below `fromMinute` it spans midnight. */
export interface HoursSpan {
  readonly fromMinute: number;
  readonly toMinute: number;
}

export function readWorkingHours(text: string): Reading<HoursSpan> {
  throw new Error(`not written yet: ${text}`);
}
export function readOffHours(text: string): Reading<WorkingHours['offHours']> {
  throw new Error(`not written yet: ${text}`);
}
/** Whether critical messages pass working hours. */
export function readExceptions(text: string): Reading<boolean> {
  throw new Error(`not written yet: ${text}`);
}
