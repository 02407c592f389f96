// What a wake does to budgets, beyond their books: alerts are logged, a spent budget is escalated.

import { HUMAN_PRINCIPAL } from '#org/names';
import type { AgentState } from './agent-state.js';
import { send } from './apply-actions.js';
import type { ActualUse } from './types.js';
import type { World } from './world.js';

/** Charges one invocation at its full price as soon as it is granted, so that a shared budget goes in document order. */
export function chargeInvocation(world: World, state: AgentState, tick: number): void {
  world.budgets.charge(state, tick);
  logAlerts(world, state, tick);
}

/**
 * Puts the charge right by what the invocation used. A price foretells its alert as it is charged; the truth gives its own, for
 * perhaps nothing is charged after it.
 */
export function settleInvocation(
  world: World,
  state: AgentState,
  tick: number,
  used: ActualUse,
  isForetold: boolean,
): void {
  world.budgets.settle(state, tick, used);
  if (!isForetold) logAlerts(world, state, tick);
}

function logAlerts(world: World, state: AgentState, tick: number): void {
  for (const { agent, used } of world.budgets.takeAlerts(state)) {
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
