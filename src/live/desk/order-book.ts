// The orders of a live run and what became of them, by the messages that tell of them. Knows no file and no chart.

import type { Answer, Invocation, Message } from '#engine/types';
import { HUMAN_PRINCIPAL } from '#org/names';

export interface BookedOrder {
  readonly task: string;
  readonly text: string;
  readonly isComplete: boolean;
}

/** A task that was handed in, with its result. */
export interface CompletedTask {
  readonly task: string;
  readonly agent: string;
  readonly body: string;
}

export class OrderBook {
  readonly #orders = new Map<string, BookedOrder>();

  /** In the order in which they were first shown. */
  get orders(): readonly BookedOrder[] {
    return [...this.#orders.values()];
  }

  show({ messages }: Pick<Invocation, 'messages'>): void {
    for (const message of messages) {
      if (message.kind !== 'order') continue;
      const task = taskOfOrder(message);
      if (!this.#orders.has(task))
        this.#orders.set(task, { task, text: message.body, isComplete: false });
    }
  }

  /** Books what was decided; gives the tasks that it completes. */
  settle({ agent }: Pick<Invocation, 'agent'>, { actions }: Answer): readonly CompletedTask[] {
    const completed: CompletedTask[] = [];
    for (const action of actions) {
      if (action.type !== 'completion' || action.task === undefined) continue;
      const { task, body, to } = action;
      completed.push({ task, agent, body });
      const order = this.#orders.get(task);
      if (order !== undefined && to === HUMAN_PRINCIPAL)
        this.#orders.set(task, { ...order, isComplete: true });
    }
    return completed;
  }
}

/** Orders of a live run are named by their message. */
function taskOfOrder({ id, task }: Message): string {
  return task ?? `order-${id}`;
}
