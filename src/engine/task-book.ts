// Which tasks are open and who waits for an answer, as far as messages tell. Feeds the task metrics.

interface OpenTask {
  readonly task: string;
  readonly delegator: string;
  readonly since: number;
}

interface Wait {
  readonly agent: string;
  /** The task that is stuck, or null for an escalation about none. */
  readonly task: string | null;
  readonly since: number;
}

export class TaskBook {
  readonly #open = new Map<string, OpenTask[]>();
  #waits: Wait[] = [];

  assign(assignee: string, task: string, delegator: string, tick: number): void {
    const tasks = this.#open.get(assignee) ?? [];
    tasks.push({ task, delegator, since: tick });
    this.#open.set(assignee, tasks);
  }

  /**
   * Closes the task (or, without a name, the assignee's oldest from that delegator). Gives its name and the ticks it
   * took, or null when the assignee has no such task.
   */
  complete(
    assignee: string,
    task: string | null,
    delegator: string,
    tick: number,
  ): { task: string; ticks: number } | null {
    const tasks = this.#open.get(assignee) ?? [];
    const index = tasks.findIndex((open) =>
      task === null ? open.delegator === delegator : open.task === task,
    );
    const closed = tasks[index];
    if (closed === undefined) return null;
    tasks.splice(index, 1);
    return { task: closed.task, ticks: tick - closed.since };
  }

  openTasksOf(agent: string): number {
    return this.#open.get(agent)?.length ?? 0;
  }

  /** The agent waits for an answer. Whoever passes the escalation of a stuck task on does not wait for itself. */
  block(agent: string, task: string | null, tick: number): void {
    if (task !== null && this.#waits.some((wait) => wait.task === task)) return;
    this.#waits.push({ agent, task, since: tick });
  }

  /** Ends the agent's wait for that task (its oldest without one). Gives the ticks waited, null when it does not wait. */
  unblock(agent: string, task: string | null, tick: number): number | null {
    const ended = this.#waits.find(
      (wait) => wait.agent === agent && (task === null || wait.task === task),
    );
    if (ended === undefined) return null;
    this.#waits = this.#waits.filter((wait) => wait !== ended);
    return tick - ended.since;
  }

  blockedTasksOf(agent: string): number {
    return this.#waits.reduce((count, wait) => count + (wait.agent === agent ? 1 : 0), 0);
  }
}
