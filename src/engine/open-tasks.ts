// The open tasks of one agent, found by name or by who gave them, however many there are.

interface OpenTask {
  readonly task: string;
  readonly delegator: string;
  /** Tick of assignment. */
  readonly since: number;
}

export class OpenTasks {
  /** Oldest first; under their names or, where an older one has the name, under a key of their own. */
  readonly #tasks = new Map<string, OpenTask>();
  /** Keys of tasks by the name that an older one has, or had when they came: oldest first. Names mostly differ. */
  #namesakes: Map<string, string[]> | null = null;
  #lastNamesake = 0;

  get size(): number {
    return this.#tasks.size;
  }

  add(open: OpenTask): void {
    const { task } = open;
    const others = this.#namesakes?.get(task);
    if (others === undefined && !this.#tasks.has(task)) {
      this.#tasks.set(task, open);
      return;
    }
    this.#lastNamesake += 1;
    const key = `${task}\u0000${this.#lastNamesake}`;
    this.#tasks.set(key, open);
    this.#namesakes ??= new Map();
    if (others === undefined) this.#namesakes.set(task, [key]);
    else others.push(key);
  }

  /** Takes out the oldest of that name or, without a name, the oldest from that delegator. Null when there is none. */
  take(task: string | null, delegator: string): OpenTask | null {
    const key = task ?? this.#oldestFrom(delegator);
    if (key === undefined) return null;
    return this.#takeUnder(key) ?? this.#takeUnder(this.#namesakes?.get(key)?.[0]);
  }

  #takeUnder(key: string | undefined): OpenTask | null {
    const taken = key === undefined ? undefined : this.#tasks.get(key);
    if (key === undefined || taken === undefined) return null;
    this.#tasks.delete(key);
    if (key !== taken.task) this.#forgetNamesake(taken.task, key);
    return taken;
  }

  #oldestFrom(delegator: string): string | undefined {
    for (const [key, open] of this.#tasks) if (open.delegator === delegator) return key;
    return undefined;
  }

  #forgetNamesake(task: string, key: string): void {
    const left = this.#namesakes?.get(task)?.filter((other) => other !== key) ?? [];
    if (left.length > 0) this.#namesakes?.set(task, left);
    else this.#namesakes?.delete(task);
  }
}
