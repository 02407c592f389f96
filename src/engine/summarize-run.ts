// The results of a run, from the engine's state at its end.

import { measure } from './measure.js';
import { sumTallies } from './tally.js';
import type { EngineResults } from './types.js';
import type { World } from './world.js';

/** Results as they stand after `ticks` ticks. */
export function summarizeRun(world: World, ticks: number): EngineResults {
  const { states, scopes, org } = world;
  return {
    ticks,
    agents: states.map((state) => ({
      id: state.agent.id,
      mode: state.trigger.mode,
      tally: state.tally,
      pending: state.inbox.getPending().length,
      holds: [...state.holds],
      budgets: world.budgets.resultsOf(state, ticks),
      unacknowledged: org.culture.ackRequired
        ? state.inbox.getPending().filter((message) => message.kind === 'delegation').length
        : 0,
    })),
    budgets: world.budgets.resultsOf(null, ticks),
    principalReceived: world.principalReceived,
    escalationsPastManagers: world.escalationsPastManagers,
    configRequests: world.desk.requests,
    measure: (metric, scope, agent) => {
      const index = scopes.indexOf(agent);
      if (index === undefined && scope !== 'org') return undefined;
      const members = scopes.agentsIn(scope, index ?? 0);
      const tally = sumTallies(
        states.filter((state) => members.has(state.index)).map((state) => state.tally),
      );
      return measure(metric, tally, {
        ticks,
        tickSeconds: org.tickSeconds,
        budgetUsed: world.budgets.used(members, scope === 'org', ticks),
      });
    },
  };
}
