// The results of a run, from the engine's state at its end.

import { measure } from './measure.js';
import { sumTallies } from './tally.js';
import type { EngineResults } from './types.js';
import type { World } from './world.js';

/** Results as they stand now; the run need not be over. */
export function summarizeRun(world: World): EngineResults {
  const { states, scopes, org, setup } = world;
  return {
    ticks: setup.ticks,
    agents: states.map(({ agent, tally, inbox, trigger }) => ({
      id: agent.id,
      mode: trigger.mode,
      tally,
      pending: inbox.getPending().length,
      unacknowledged: org.culture.ackRequired
        ? inbox.getPending().filter((message) => message.kind === 'delegation').length
        : 0,
    })),
    principalReceived: world.principalReceived,
    configRequests: world.desk.requests,
    measure: (metric, scope, agent) => {
      const index = scopes.indexOf(agent);
      if (index === undefined && scope !== 'org') return undefined;
      const members = scopes.agentsIn(scope, index ?? 0);
      const tally = sumTallies(
        states.filter((state) => members.has(state.index)).map((state) => state.tally),
      );
      return measure(metric, tally, {
        ticks: setup.ticks,
        tickSeconds: org.tickSeconds,
        budgetUsed: world.budgets.used(members, scope === 'org', setup.ticks),
      });
    },
  };
}
