// What arrivals by chance change in an estimate: several may fall into one tick, and then they wake once.

import { mapSpread } from '#cost/estimate/spread';
import type { AgentEstimate, ArrivalRate, CostEstimate } from '#cost/estimate/types';
import type { Agent, Org } from '#org/types';

/** Wakes an hour of all event-driven agents. */
export interface Bursts {
  readonly wakesPerHour: number;
  /** If at most one arrival fell into a tick. */
  readonly wakesOneATick: number;
}

/** The estimate with arrivals as chance has them; `estimateWith` gives that of the org with other rates. */
export function estimateBursts(
  org: Org,
  base: CostEstimate,
  estimateWith: (rates: ReadonlyMap<string, ArrivalRate>) => CostEstimate,
): { readonly estimate: CostEstimate; readonly bursts: Bursts } {
  const ticksPerHour = 3600 / org.tickSeconds;
  const rates = base.agents.map((estimated, index): [string, ArrivalRate] => {
    const agent = org.agents[index];
    const { id, arrivals } = estimated;
    const { perHour } = arrivals;
    if (perHour === null || agent === undefined || countsTicks(agent, estimated))
      return [id, arrivals];
    // Ticks with at least one arrival.
    const ticksWithSome = (rate: number): number =>
      -ticksPerHour * Math.expm1(-rate / ticksPerHour);
    return [id, { ...arrivals, perHour: mapSpread(perHour, ticksWithSome) }];
  });
  const thinned = estimateWith(new Map(rates));
  const agents = thinned.agents.map((agent, index) => ({
    ...agent,
    // What is stated stays as it is stated.
    arrivals: base.agents[index]?.arrivals ?? agent.arrivals,
  }));
  const bursts = { wakesPerHour: eventWakes(thinned), wakesOneATick: eventWakes(base) };
  return { estimate: { ...thinned, agents }, bursts };
}

function eventWakes({ agents }: CostEstimate): number {
  return agents
    .filter(({ mode }) => mode === 'event-driven')
    .reduce((sum, { wakes }) => sum + wakes.total.expected, 0);
}

/** Whether the rate is a share of ticks by itself: `80% busy`, or counted from the flow. Chance puts no two into one tick. */
export function countsTicks(
  { activity }: Pick<Agent, 'activity'>,
  { arrivals: { origin } }: Pick<AgentEstimate, 'arrivals'>,
): boolean {
  if (origin === 'workload') return true;
  return activity.kind === 'busy' && (origin === 'stated' || origin === 'level');
}
