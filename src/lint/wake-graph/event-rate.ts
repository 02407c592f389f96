// How often something arrives at an agent, as its `Activity` states or its level assumes.

import { tokensPerInvocation } from '#cost/invocation-price';
import type { Agent } from '#org/types';

const HOURS_PER_DAY = 24;

/** Ticks on which something arrives, over all ticks: 0 to 1, the busiest end of a range. */
export function eventsPerTick({ activity, tokens }: Agent, tickSeconds: number): number {
  const ticksPerHour = 3600 / tickSeconds;
  switch (activity.kind) {
    case 'events':
      return Math.min(1, activity.perHour.high / ticksPerHour);
    case 'busy':
      return activity.share;
    case 'tokens': {
      const perDay = activity.perDay.high / Math.max(1, tokensPerInvocation(tokens));
      return Math.min(1, perDay / HOURS_PER_DAY / ticksPerHour);
    }
  }
}
