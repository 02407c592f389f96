// How many events an hour an agent gets, and who says so. Knows no trigger's timing and no price.

import { DAY_HOURS } from '#base/hours';
import type { ArrivalPattern } from '#org/names';
import type { Agent } from '#org/types';
import { isOutsideOnly } from './outside-only.js';
import { exactly, mapSpread, spreadOf } from './spread.js';
import type { ArrivalRate, Spread } from './types.js';

interface Arriving {
  readonly tickSeconds: number;
  /** Of events that come one a tick there are at most as many as ticks. */
  readonly pattern: ArrivalPattern;
}

/**
 * By the agent's `Activity`, else by its level. An event-driven agent that wakes on events from outside alone, and states
 * nothing, has no rate: what comes from outside follows no level.
 */
export function arrivalRate(
  agent: Agent,
  { tickSeconds, pattern }: Arriving,
  tokensPerInvocation: number,
): ArrivalRate {
  const isStated = agent.origins.activity.kind !== 'built-in';
  if (!isStated && isOutsideOnly(agent)) return { origin: 'unknown', perHour: null };
  const ticksPerHour = 3600 / tickSeconds;
  const limit = pattern === 'one a tick' ? ticksPerHour : Number.POSITIVE_INFINITY;
  const most = (spread: Spread): Spread => mapSpread(spread, (rate) => Math.min(rate, limit));
  const origin = isStated ? statedBy(agent) : 'level';
  const { activity } = agent;
  switch (activity.kind) {
    case 'events':
      return { origin, perHour: most(spreadOf(activity.perHour)) };
    case 'busy':
      return { origin, perHour: most(exactly(activity.share * ticksPerHour)) };
    case 'tokens':
      return {
        origin,
        perHour: most(
          mapSpread(
            spreadOf(activity.perDay),
            (perDay) => perDay / DAY_HOURS / Math.max(1, tokensPerInvocation),
          ),
        ),
      };
  }
}

function statedBy({ origins }: Agent): 'option' | 'stated' {
  return origins.activity.kind === 'command-line' ? 'option' : 'stated';
}
