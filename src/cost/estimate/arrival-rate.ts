// How many events an hour an agent gets, and who says so. Knows no trigger's timing and no price.

import type { ArrivalPattern } from '#org/names';
import type { Agent } from '#org/types';
import { activityRate } from '../activity-rate.js';
import { isOutsideOnly } from './outside-only.js';
import { mapSpread, spreadOf } from './spread.js';
import type { ArrivalRate } from './types.js';

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
  const stated = spreadOf(activityRate(agent.activity, tickSeconds, tokensPerInvocation));
  return {
    origin: isStated ? statedBy(agent) : 'level',
    perHour: mapSpread(stated, (rate) => Math.min(rate, limit)),
  };
}

function statedBy({ origins }: Agent): 'option' | 'stated' {
  return origins.activity.kind === 'command-line' ? 'option' : 'stated';
}
