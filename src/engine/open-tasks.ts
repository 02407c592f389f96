// The open tasks of one agent, found by name or by who gave them, however many there are.

interface OpenTask {
  readonly task: string;
  readonly delegator: string;
  /** Tick of assignment. */
  readonly since: number;
}

export class OpenTasks {
  /** Oldest first. */
  readonly #tasks = new Set<OpenTask>();
  /** Oldest first too: nothing keeps two tasks from having one name. */
  readonly #byName = new Map<string, OpenTask[]>();

  get size(): number {
    return this.#tasks.size;
  }

  add(open: OpenTask): void {
    this.#tasks.add(open);
    const namesakes = this.#byName.get(open.task);
    if (namesakes === undefined) this.#byName.set(open.task, [open]);
    else namesakes.push(open);
  }

  /** Takes out the oldest of that name or, without a name, the oldest from that delegator. Null when there is none. */
  take(task: string | null, delegator: string): OpenTask | null {
    const taken = task === null ? this.#oldestFrom(delegator) : this.#byName.get(task)?.[0];
    if (taken === undefined) return null;
    this.#tasks.delete(taken);
    const namesakes = this.#byName.get(taken.task)?.filter((open) => open !== taken) ?? [];
    if (namesakes.length === 0) this.#byName.delete(taken.task);
    else this.#byName.set(taken.task, namesakes);
    return taken;
  }

  #oldestFrom(delegator: string): OpenTask | undefined {
    for (const open of this.#tasks) if (open.delegator === delegator) return open;
    return undefined;
  }
}
