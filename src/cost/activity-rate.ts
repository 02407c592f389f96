// What `Activity` says of arrivals, in ticks an hour on which something comes. Knows no trigger and no limit.

import { DAY_HOURS } from '#base/hours';
import type { Activity, NumberRange } from '#org/types';

/** Not limited to one a tick. Tokens a day are as many arrivals as calls of `tokensPerInvocation` take them, 1 at least. */
export function activityRate(
  activity: Activity,
  tickSeconds: number,
  tokensPerInvocation: number,
): NumberRange {
  switch (activity.kind) {
    case 'events':
      return activity.perHour;
    case 'busy': {
      const perHour = activity.share * (3600 / tickSeconds);
      return { low: perHour, high: perHour };
    }
    case 'tokens': {
      const perHour = (perDay: number): number =>
        perDay / DAY_HOURS / Math.max(1, tokensPerInvocation);
      return { low: perHour(activity.perDay.low), high: perHour(activity.perDay.high) };
    }
  }
}
