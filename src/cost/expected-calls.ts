// How often an agent would be invoked by what it declares of its day: the closed form that needs no run. Knows no price.

import { DAY_HOURS } from '#base/hours';
import type { Agent } from '#org/types';
import { activityRate } from './activity-rate.js';
import { tokensPerInvocation } from './invocation-price.js';

const HOUR_SECONDS = 3600;

/** Polls a day, at the agent's own interval. */
export function pollsPerDay({ trigger }: Pick<Agent, 'trigger'>, tickSeconds: number): number {
  return (DAY_HOURS * HOUR_SECONDS) / tickSeconds / trigger.tickInterval;
}

/** Ticks an hour on which something arrives, by `Activity`: the middle of a range, and at most one a tick. */
export function eventsPerHour(
  { activity, tokens }: Pick<Agent, 'activity' | 'tokens'>,
  tickSeconds: number,
): number {
  const { low, high } = activityRate(activity, tickSeconds, tokensPerInvocation(tokens));
  return Math.min(HOUR_SECONDS / tickSeconds, (low + high) / 2);
}
