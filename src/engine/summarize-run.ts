// The results of a run, from the engine's state at its end or on the way.

import type { EngineResults } from './results.js';
import { measureTotals, ScopeTotals } from './scope-totals.js';
import type { World } from './world.js';

/** Results as they stand after `ticks` ticks. */
export function summarizeRun(world: World, ticks: number): EngineResults {
  const { states, scopes, org, budgets } = world;
  const agents = states.map(({ index, tally }) => ({
    tally,
    budgetUsed: budgets.used(new Set([index]), false, ticks),
  }));
  const totals = new ScopeTotals(scopes, agents, budgets.used(new Set(), true, ticks));
  return {
    agents: states.map((state) => ({
      id: state.agent.id,
      mode: state.trigger.mode,
      tally: state.tally,
      pending: state.inbox.getPending().length,
      workInProgress: state.workInProgress,
      holds: [...state.holds],
      budgets: budgets.resultsOf(state, ticks),
      unacknowledged: org.culture.ackRequired
        ? state.inbox.getPending().filter((message) => message.kind === 'delegation').length
        : 0,
    })),
    budgets: budgets.resultsOf(null, ticks),
    principalReceived: world.principalReceived,
    escalationsPastManagers: world.escalationsPastManagers,
    configRequests: world.desk.requests,
    ...measureTotals(totals, scopes, ticks, org.tickSeconds),
  };
}
