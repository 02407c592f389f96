// All that a live run keeps in step with its turns, so that a run that is taken up again has the same books: tasks, chains,
// budgets, failing agents, orders. Follows from invocations and answers alone.

import type { Answer, Failure, Invocation } from '#engine/types';
import type { BudgetScopes } from './calls/budget-scopes.js';
import type { CausalChains } from './chains/causal-chains.js';
import type { CompletedTask } from './desk/order-book.js';
import { OrderBook } from './desk/order-book.js';
import type { TaskDesk } from './desk/task-desk.js';
import { FailingAgents } from './failing-agents.js';
import { QuietTurns } from './quiet-turns.js';

export class LiveBooks {
  readonly desk: TaskDesk;
  readonly chains: CausalChains;
  readonly budgets: BudgetScopes;
  readonly failing = new FailingAgents();
  readonly quiet = new QuietTurns();
  readonly orders = new OrderBook();
  /** By agent id, why it is parked. */
  readonly parked = new Map<string, string>();
  /** Failed turns by agent id. */
  readonly failedTurns = new Map<string, number>();
  /** The last tick to which something was put off. */
  #lastSendTick = 0;

  constructor(desk: TaskDesk, chains: CausalChains, budgets: BudgetScopes) {
    this.desk = desk;
    this.chains = chains;
    this.budgets = budgets;
  }

  show(invocation: Invocation): void {
    this.desk.show(invocation);
    this.chains.beforeCall(invocation);
    this.orders.show(invocation);
    // Whoever wakes was released, where it was parked.
    this.parked.delete(invocation.agent);
  }

  /** Gives the tasks that were completed. */
  settle(invocation: Invocation, answer: Answer): readonly CompletedTask[] {
    const { agent, tick } = invocation;
    const { failure, use, actions } = answer;
    this.desk.settle(invocation, answer);
    this.budgets.settle(agent, tick, use);
    this.failing.settle(agent, answer);
    this.quiet.settle(agent, answer);
    if (failure !== undefined) this.#noteFailure(agent, failure);
    for (const action of actions) {
      if ('sendAtTick' in action && action.sendAtTick !== undefined)
        this.#lastSendTick = Math.max(this.#lastSendTick, action.sendAtTick);
    }
    return this.orders.settle(invocation, answer);
  }

  /** Whether something is on its way that is sent after that tick. */
  isSendingAfter(tick: number): boolean {
    return this.#lastSendTick > tick;
  }

  #noteFailure(agent: string, { hold, reason }: Failure): void {
    if (hold === 'parked') this.parked.set(agent, reason);
    if (hold !== 'budget') this.failedTurns.set(agent, (this.failedTurns.get(agent) ?? 0) + 1);
  }
}
