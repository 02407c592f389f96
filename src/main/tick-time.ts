// Local times of a run, for people.

import { shortLocalTime } from '#org/local-time';

/** `Mon 5 Jan 08:00` in the zone; to the second where it falls between two minutes. */
export function tickTimes(
  instantOf: (tick: number) => number,
  timezone: string,
): (tick: number) => string {
  return (tick) => shortLocalTime(instantOf(tick), timezone);
}
