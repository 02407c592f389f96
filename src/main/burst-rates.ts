// What arrivals by chance change in an estimate: several may fall into one tick, and then they wake once.

import { estimateOrg } from '#cost/estimate/estimate-org';
import type { EstimateSetup } from '#cost/estimate/estimate-setup';
import type { AgentEstimate, CostEstimate } from '#cost/estimate/types';
import type { Agent } from '#org/types';

/** Wakes an hour of all event-driven agents. */
export interface Bursts {
  readonly wakesPerHour: number;
  /** If at most one arrival fell into a tick. */
  readonly wakesOneATick: number;
}

/** `estimate` is that of `setup`. Null where at most one arrival falls into a tick anyhow. */
export function burstsOf(setup: EstimateSetup, estimate: CostEstimate): Bursts | null {
  if (setup.arrivalPattern !== 'poisson') return null;
  const calm = estimateOrg({ ...setup, arrivalPattern: 'one a tick' });
  return { wakesPerHour: eventWakes(estimate), wakesOneATick: eventWakes(calm) };
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
