// Values of Workload.
import type { Duration } from '#base/duration';
import type { Reading } from '#org/problem';
import type { OrderHours } from '#org/types';

export interface OrderRate {
  readonly perHour: number;
  readonly hours: OrderHours | null;
}

export interface EffortRange {
  readonly low: Duration;
  readonly high: Duration;
}

/** One of `tokens` and `share` (0 to 1) is null. */
export interface DaySpanValue {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly tokens: number | null;
  readonly share: number | null;
}

export function readOrders(text: string): Reading<OrderRate> {
  throw new Error(`not written yet: ${text}`);
}
export function readEffort(text: string): Reading<EffortRange> {
  throw new Error(`not written yet: ${text}`);
}
export function readDaySpan(text: string): Reading<DaySpanValue> {
  throw new Error(`not written yet: ${text}`);
}
