// Which tasks are open and who waits for an answer, as far as messages tell. Feeds the task metrics.

import { OpenTasks } from './open-tasks.js';

interface Wait {
  readonly agent: number;
  /** The task that is stuck, or null for an escalation about none. */
  readonly task: string | null;
  readonly since: number;
}

/** Agents are given by their index in the org. */
export class TaskBook {
  readonly #open: (OpenTasks | undefined)[];
  /** By agent, each one's oldest first. */
  readonly #waits = new Map<number, Set<Wait>>();
  /** Those about a task: one each. */
  readonly #waitOfTask = new Map<string, Wait>();

  constructor(agents: number) {
    this.#open = new Array<OpenTasks | undefined>(agents).fill(undefined);
  }

  assign(assignee: number, task: string, delegator: string, tick: number): void {
    let tasks = this.#open[assignee];
    if (tasks === undefined) {
      tasks = new OpenTasks();
      this.#open[assignee] = tasks;
    }
    tasks.add({ task, delegator, since: tick });
  }

  /**
   * Closes the task (or, without a name, the assignee's oldest from that delegator). Gives its name and the ticks it
   * took, or null when the assignee has no such task.
   */
  complete(
    assignee: number,
    task: string | null,
    delegator: string,
    tick: number,
  ): { task: string; ticks: number } | null {
    const closed = this.#open[assignee]?.take(task, delegator) ?? null;
    if (closed === null) return null;
    // Complete without an answer: nobody waits for one any more.
    if (this.#waitOfTask.size > 0) this.unblock(assignee, closed.task, tick);
    return { task: closed.task, ticks: tick - closed.since };
  }

  openTasksOf(agent: number): number {
    return this.#open[agent]?.size ?? 0;
  }

  /** The agent waits for an answer. Whoever passes the escalation of a stuck task on does not wait for itself. */
  block(agent: number, task: string | null, tick: number): void {
    if (task !== null && this.#waitOfTask.has(task)) return;
    const wait = { agent, task, since: tick };
    const waits = this.#waits.get(agent) ?? new Set();
    this.#waits.set(agent, waits.add(wait));
    if (task !== null) this.#waitOfTask.set(task, wait);
  }

  /** Ends the agent's wait for that task (its oldest without one). Gives the ticks waited, null when it does not wait. */
  unblock(agent: number, task: string | null, tick: number): number | null {
    const ended = task === null ? first(this.#waits.get(agent)) : this.#waitOfTask.get(task);
    if (ended === undefined || ended.agent !== agent) return null;
    this.#waits.get(agent)?.delete(ended);
    if (ended.task !== null) this.#waitOfTask.delete(ended.task);
    return tick - ended.since;
  }

  blockedTasksOf(agent: number): number {
    return this.#waits.get(agent)?.size ?? 0;
  }
}

function first<T>(items: Iterable<T> = []): T | undefined {
  for (const item of items) return item;
  return undefined;
}
