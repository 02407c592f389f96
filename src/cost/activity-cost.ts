// What an agent costs an hour if its day is as its `Activity` states: an estimate in closed form. Knows no engine at work.

import { toUsd } from '#base/money';
import type { Agent, NumberRange } from '#org/types';
import { activityRate } from './activity-rate.js';
import { invocationPrice, tokensPerInvocation } from './invocation-price.js';

export interface ActivityCost {
  /** Wakes an hour. Of an event-driven agent, before batch windows take some together, and without timers. */
  readonly wakesPerHour: NumberRange;
  /** US dollars an hour, or null for a model without a price. */
  readonly usdPerHour: NumberRange | null;
}

/** A polling agent pays for every poll, whatever its activity. */
export function activityCost(agent: Agent, tickSeconds: number): ActivityCost {
  const isPolling = agent.trigger.mode === 'polling';
  const ticksPerHour = 3600 / tickSeconds;
  const most = ticksPerHour / leastTicksBetween(agent, isPolling);
  const { low, high } = isPolling ? { low: most, high: most } : arrivalsPerHour(agent, tickSeconds);
  const wakesPerHour = { low: Math.min(low, most), high: Math.min(high, most) };
  const { costNano } = invocationPrice(agent);
  if (costNano === null) return { wakesPerHour, usdPerHour: null };
  const usd = toUsd(costNano);
  return {
    wakesPerHour,
    usdPerHour: { low: wakesPerHour.low * usd, high: wakesPerHour.high * usd },
  };
}

/** A poll that falls into a cooldown is not made up for: the next one is an interval later. */
function leastTicksBetween({ trigger }: Agent, isPolling: boolean): number {
  const { tickInterval, cooldownTicks } = trigger;
  if (!isPolling) return Math.max(1, cooldownTicks);
  return tickInterval * Math.max(1, Math.ceil(cooldownTicks / tickInterval));
}

/** Ticks an hour on which something arrives, as `Activity` states or the level assumes. */
export function arrivalsPerHour({ activity, tokens }: Agent, tickSeconds: number): NumberRange {
  return activityRate(activity, tickSeconds, tokensPerInvocation(tokens));
}
