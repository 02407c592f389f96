// What a wake does to budgets, beyond their books: alerts are logged, a spent budget is escalated.

import { HUMAN_PRINCIPAL } from '#org/names';
import type { AgentState } from './agent-state.js';
import { send } from './apply-actions.js';
import type { World } from './world.js';

/** Charges one invocation at its full price as soon as it is granted, so that a shared budget goes in document order. */
export function chargeInvocation(world: World, state: AgentState, tick: number): void {
  for (const { agent, used } of world.budgets.charge(state, tick)) {
    world.setup.observer?.log?.({
      type: 'budget-alert',
      tick,
      agent: agent === null ? null : state.agent.id,
      used,
    });
  }
}

/** Tells the agent's superior that its budget is spent. */
export function escalateBudget(world: World, { agent }: AgentState, tick: number): void {
  const to = agent.reportsTo ?? HUMAN_PRINCIPAL;
  const body = `${agent.name} is over budget and waits for the next period`;
  send(world, agent.id, { type: 'escalation', to, body, escalationReason: 'OVER_BUDGET' }, tick);
}
