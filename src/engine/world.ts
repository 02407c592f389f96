// All state of one run, put together once. The parts of the engine read and write it; nothing outside does.

import type { Org } from '#org/types';
import type { AgentState } from './agent-state.js';
import { createAgentState } from './agent-state.js';
import { BudgetBook } from './budget-book.js';
import { ConfigDesk } from './config-desk.js';
import type { EngineSetup } from './engine-setup.js';
import { LaterSends } from './later-sends.js';
import { Ledger } from './ledger.js';
import { nextSampleAfter } from './next-sample.js';
import type { ConfigRequest } from './results.js';
import { Scopes } from './scopes.js';
import { TaskBook } from './task-book.js';
import type { Message } from './types.js';
import { windowDepth } from './window-depth.js';

export interface World {
  readonly setup: EngineSetup;
  readonly org: Org;
  readonly states: readonly AgentState[];
  readonly scopes: Scopes;
  readonly ledger: Ledger;
  readonly tasks: TaskBook;
  readonly budgets: BudgetBook;
  readonly desk: ConfigDesk;
  /** Sent later than they were decided: `sendAtTick`. */
  readonly scheduled: LaterSends;
  /** Approved in this tick; in effect from the next one on. */
  approved: ConfigRequest[];
  lastMessageId: number;
  principalReceived: number;
  escalationsPastManagers: number;
  /** Told of every message that reaches an inbox, where an engine wants to know. */
  onDelivery: ((state: AgentState, message: Message) => void) | null;
  /** Ticks after which the run is sampled next, or NEVER. */
  nextSample: number;
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
    for (const { scope, metric, windowTicks } of state.agent.trigger.thresholds) {
      const agents = scopes.agentsIn(scope, state.index);
      state.windows.push(ledger.openWindow(agents, windowTicks, windowDepth(metric)));
    }
  }
  return {
    setup,
    org,
    states,
    scopes,
    ledger,
    tasks: new TaskBook(states.length),
    budgets: new BudgetBook(states, org.policies, calendar),
    desk: new ConfigDesk(org.agents, scopes, org.policies.permissions),
    scheduled: new LaterSends(),
    approved: [],
    lastMessageId: 0,
    principalReceived: 0,
    escalationsPastManagers: 0,
    onDelivery: null,
    nextSample: nextSampleAfter(0, setup),
  };
}
