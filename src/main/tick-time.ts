// Local times of a run, for people.

import { DateTime } from 'luxon';

/** `Mon 5 Jan 08:00` in the zone; to the second where it falls between two minutes. */
export function tickTimes(
  instantOf: (tick: number) => number,
  timezone: string,
): (tick: number) => string {
  return (tick) => {
    const time = DateTime.fromMillis(instantOf(tick), { zone: timezone, locale: 'en' });
    return time.toFormat(`ccc d LLL HH:mm${time.second === 0 ? '' : ':ss'}`);
  };
}
