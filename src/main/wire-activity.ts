// Who acts where only rates are known: nobody does anything, but agents that poll every tick find work as often as something
// would have reached them.

import type { AgentArrivals } from '#behavior/activity-arrivals';
import { chanceOfTick, createActivityArrivals } from '#behavior/activity-arrivals';
import { createBusyPolls } from '#behavior/busy-polls';
import type { Agent, Org } from '#org/types';
import type { Wiring } from './wire-run.js';

/** `arrivals` has one for each agent, in their order. */
export function wireActivity(
  org: Org,
  ticks: number,
  seed: number,
  arrivals: readonly AgentArrivals[],
): Wiring {
  const busy = new Map<string, number>();
  const others = org.agents.map((agent, index): AgentArrivals => {
    const own = arrivals[index] ?? { pattern: 'one a tick', perTick: 0 };
    if (own.perTick === 0 || !pollsEveryTick(agent) || mayBeHeld(agent, org)) return own;
    // A message for each would say the same, ten times as slowly: what comes in a tick is seen in that very tick.
    busy.set(agent.id, chanceOfTick(own));
    return { ...own, perTick: 0 };
  });
  return {
    behavior: createBusyPolls(seed, busy),
    outside: createActivityArrivals({ org, seed, ticks, arrivals: others }),
    countRerouted: () => 0,
    behaviorText: 'passive',
    workloadText: 'messages by chance, as often as the estimate assumes',
  };
}

/** What comes under a hold is seen after it. */
function mayBeHeld({ budgets }: Agent, { policies: { workingHours, budget } }: Org): boolean {
  return workingHours !== null || budgets.length > 0 || budget.org !== null;
}

function pollsEveryTick({ trigger: { mode, tickInterval, cooldownTicks } }: Agent): boolean {
  return mode === 'polling' && tickInterval === 1 && cooldownTicks <= 1;
}
