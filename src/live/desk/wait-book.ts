// Escalations that nobody has answered, by who has to answer. Whether it may is not asked here.

import type { Wait } from './live-task.js';

export class WaitBook {
  /** By whoever has to answer, and the task's name: oldest first. */
  readonly #waits = new Map<string, Map<string, Wait>>();

  /** Those that it has seen, oldest first. */
  shownTo(agent: string): readonly Wait[] {
    return [...(this.#waits.get(agent)?.values() ?? [])].filter(({ isShown }) => isShown);
  }

  /** Seen or not. */
  find(agent: string, task: string): Wait | null {
    return this.#waits.get(agent)?.get(task) ?? null;
  }

  add(wait: Wait): void {
    const waits = this.#waits.get(wait.with);
    if (waits === undefined) this.#waits.set(wait.with, new Map([[wait.task, wait]]));
    else waits.set(wait.task, wait);
    if (wait.owner !== null) wait.owner.wait = wait;
  }

  end(wait: Wait): void {
    const waits = this.#waits.get(wait.with);
    if (waits?.get(wait.task) === wait) waits.delete(wait.task);
    if (wait.owner?.wait === wait) wait.owner.wait = null;
  }
}
