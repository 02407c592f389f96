// The tasks that are open, by who has them: oldest first. Knows nothing of what they belong to.

import type { LiveTask } from './live-task.js';

export class OpenTasks {
  /** By holder and id. */
  readonly #tasks = new Map<string, Map<string, LiveTask>>();

  /** Those that it has seen. */
  shownTo(agent: string): readonly LiveTask[] {
    return [...(this.#tasks.get(agent)?.values() ?? [])].filter(({ isShown }) => isShown);
  }

  /** Seen or not. */
  find(agent: string, id: string): LiveTask | null {
    return this.#tasks.get(agent)?.get(id) ?? null;
  }

  /** `wanted`, or with a number behind it where the agent has a task of that name. */
  freeName(agent: string, wanted: string): string {
    let name = wanted;
    for (let number = 2; this.find(agent, name) !== null; number++) name = `${wanted}-${number}`;
    return name;
  }

  add(task: LiveTask): void {
    const tasks = this.#tasks.get(task.holder);
    if (tasks === undefined) this.#tasks.set(task.holder, new Map([[task.id, task]]));
    else tasks.set(task.id, task);
  }

  remove({ holder, id }: LiveTask): void {
    this.#tasks.get(holder)?.delete(id);
  }
}
