// Which agent waits on which stuck task, and how far its escalation has climbed: whoever resolves it answers that agent.

export interface StuckTask {
  /** Who does the task and waits. */
  readonly agent: string;
  /** Managers that its escalation has reached. */
  levels: number;
}

export class StuckTasks {
  readonly #byTask = new Map<string, StuckTask>();

  add(task: string, agent: string): void {
    this.#byTask.set(task, { agent, levels: 0 });
  }

  get(task: string | null): StuckTask | null {
    return task === null ? null : (this.#byTask.get(task) ?? null);
  }

  remove(task: string): void {
    this.#byTask.delete(task);
  }
}
