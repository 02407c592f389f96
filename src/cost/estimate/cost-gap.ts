// Why the cost of an agent is not known as a whole: one answer for totals, scenarios, tables and comparisons.

import type { AgentEstimate } from './types.js';

export type CostGap = 'unpriced' | 'unknown-rate';

interface Costed {
  readonly prices: Pick<AgentEstimate['prices'], 'event' | 'busyPoll' | 'idlePoll'>;
  readonly costPerHour: unknown;
  readonly arrivals: { readonly perHour: unknown };
  readonly wakes: Pick<AgentEstimate['wakes'], 'idlePolls'>;
}

/** Null where it is known: without a known rate, too, if wakes are free, or polls cost the same whatever they find. */
export function costGap({ costPerHour, arrivals, wakes, prices }: Costed): CostGap | null {
  if (costPerHour === null) return 'unpriced';
  if (arrivals.perHour !== null || prices.event === 0) return null;
  return wakes.idlePolls > 0 && prices.busyPoll === prices.idlePoll ? null : 'unknown-rate';
}

export function isUnpriced(agent: Costed): boolean {
  return costGap(agent) === 'unpriced';
}

/** Whether its events, of which nobody says how many there are, cost something. */
export function dependsOnEvents(agent: Costed): boolean {
  return costGap(agent) === 'unknown-rate';
}
