// Durations as the trigger fields write them.
import type { Duration } from '#base/duration';
import type { Reading } from '#org/problem';

/** `limit` null: never. */
export interface MaxSleep {
  readonly limit: Duration | null;
}

export function readDuration(text: string): Reading<Duration> {
  throw new Error(`not written yet: ${text}`);
}
export function readTickInterval(text: string): Reading<Duration> {
  throw new Error(`not written yet: ${text}`);
}
export function readMaxSleep(text: string): Reading<MaxSleep> {
  throw new Error(`not written yet: ${text}`);
}
