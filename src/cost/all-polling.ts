// What an org would cost if every agent polled around the clock, in closed form. Knows no engine at work.

import type { NanoUsd } from '#base/money';
import { sumNanoUsd } from '#base/money';
import type { InvocationPrice } from '#engine/types';
import type { Agent, Org } from '#org/types';

/** Cost of one hour. Totals with `unpriced` agents are a lower bound. */
export interface HourlyCost {
  readonly costNano: bigint;
  /** Ids of agents whose model has no price. */
  readonly unpriced: readonly string[];
}

/** Polls an hour: at the agent's own interval, which is 1 tick unless the file says otherwise. */
function pollsPerHour(agent: Pick<Agent, 'trigger'>, tickSeconds: number): number {
  return 3600 / tickSeconds / agent.trigger.tickInterval;
}

/**
 * One hour of the org with every agent polling on the model that it has. `prices` are in the order of its agents, as is
 * `busyPerHour`: how often each finds work, of which polling changes nothing; the other polls are idle.
 */
export function costAllPolling(
  org: Pick<Org, 'agents' | 'tickSeconds'>,
  prices: readonly InvocationPrice[],
  busyPerHour: readonly number[],
): HourlyCost {
  const costs: NanoUsd[] = [];
  const unpriced: string[] = [];
  org.agents.forEach((agent, index) => {
    const { costNano, idleCostNano } = prices[index] ?? { costNano: null, idleCostNano: null };
    if (costNano === null || idleCostNano === null) {
      unpriced.push(agent.id);
      return;
    }
    const polls = pollsPerHour(agent, org.tickSeconds);
    const idle = Math.max(0, polls - (busyPerHour[index] ?? 0));
    // From the full price down, so that a table by invocation gives the same whatever is idle.
    costs.push(Math.round(costNano * polls - (costNano - idleCostNano) * idle));
  });
  return { costNano: sumNanoUsd(costs), unpriced };
}
