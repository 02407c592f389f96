// All state of one run, put together once. The parts of the engine read and write it; nothing outside does.

import type { Org } from '#org/types';
import type { AgentState } from './agent-state.js';
import { createAgentState } from './agent-state.js';
import { BudgetBook } from './budget-book.js';
import { ConfigDesk } from './config-desk.js';
import type { EngineSetup } from './engine-setup.js';
import { Ledger } from './ledger.js';
import { Scopes } from './scopes.js';
import { TaskBook } from './task-book.js';
import type { ConfigRequest, SendAction } from './types.js';

export interface World {
  readonly setup: EngineSetup;
  readonly org: Org;
  readonly states: readonly AgentState[];
  readonly scopes: Scopes;
  readonly ledger: Ledger;
  readonly tasks: TaskBook;
  readonly budgets: BudgetBook;
  readonly desk: ConfigDesk;
  /** Sent later than they were decided: `sendAtTick`. In the order in which they were decided. */
  scheduled: { readonly tick: number; readonly from: string; readonly action: SendAction }[];
  /** Approved in this tick; in effect from the next one on. */
  approved: ConfigRequest[];
  lastMessageId: number;
  principalReceived: number;
}

export function createWorld(setup: EngineSetup): World {
  const { org, calendar, prices } = setup;
  const states = org.agents.map((agent, index) => {
    const price = prices[index];
    if (price === undefined) throw new RangeError(`no price for agent ${agent.id}`);
    return createAgentState(agent, index, price, calendar);
  });
  const scopes = new Scopes(org.agents);
  const ledger = new Ledger(states.map((state) => state.tally));
  for (const state of states) {
    for (const { scope, windowTicks } of state.agent.trigger.thresholds) {
      state.windows.push(ledger.openWindow(scopes.agentsIn(scope, state.index), windowTicks));
    }
  }
  return {
    setup,
    org,
    states,
    scopes,
    ledger,
    tasks: new TaskBook(),
    budgets: new BudgetBook(states, org.policies, calendar),
    desk: new ConfigDesk(org.agents, scopes, org.policies.permissions),
    scheduled: [],
    approved: [],
    lastMessageId: 0,
    principalReceived: 0,
  };
}
