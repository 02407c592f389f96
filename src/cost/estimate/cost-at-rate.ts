// What an agent costs in either mode at a given rate of arrivals: the curve whose crossing is the break-even.

import type { TriggerMode } from '#org/names';
import type { Agent } from '#org/types';
import { callPrices } from './call-prices.js';
import { assumedTokens } from './call-tokens.js';
import type { EstimateSetup } from './estimate-org.js';
import { exactly } from './spread.js';
import { wakeRates } from './wake-rates.js';

/** US dollars an hour, of one agent; null where the model is unpriced. */
export interface CostAtRate {
  readonly pollingPerHour: number | null;
  readonly eventDrivenPerHour: number | null;
}

/** At `perHour` arrivals an hour, 0 or more. Null for an agent that the org does not have. */
export function costAtRate(
  setup: EstimateSetup,
  agentId: string,
  perHour: number,
): CostAtRate | null {
  const agent = setup.org.agents.find(({ id }) => id === agentId);
  if (agent === undefined) return null;
  const tokens = setup.tokens?.get(agent.id) ?? assumedTokens(agent);
  const { event, busyPoll, idlePoll } = callPrices(setup.pricing.priceOf(agent.model), tokens);
  if (event === null || busyPoll === null || idlePoll === null)
    return { pollingPerHour: null, eventDrivenPerHour: null };
  const timersPerHour = timersOf(setup, agent);
  const costIn = (mode: TriggerMode): number => {
    const { busyPolls, idlePolls, total } = wakeRates({
      trigger: { ...agent.trigger, mode },
      ticksPerHour: 3600 / setup.org.tickSeconds,
      arrivals: exactly(perHour),
      timersPerHour,
      openShare: setup.openShare,
    });
    const others = total.expected - busyPolls - idlePolls;
    return busyPolls * busyPoll + idlePolls * idlePoll + others * event;
  };
  return { pollingPerHour: costIn('polling'), eventDrivenPerHour: costIn('event-driven') };
}

const known = new WeakMap<EstimateSetup, Map<string, number>>();

/** A year of fires is counted once. */
function timersOf(setup: EstimateSetup, agent: Agent): number {
  const timers = known.get(setup) ?? new Map<string, number>();
  known.set(setup, timers);
  const perHour = timers.get(agent.id) ?? setup.timersPerHour(agent);
  timers.set(agent.id, perHour);
  return perHour;
}
