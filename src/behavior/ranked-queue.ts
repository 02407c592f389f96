// What waits to be done, by rank: a binary heap. Knows no tasks.

/** `rank` decides who comes first: the least. */
interface Ranked {
  readonly rank: number;
}

export class RankedQueue<T extends Ranked> {
  /** Each ranks no later than the two at twice its place plus 1 and plus 2. */
  readonly #heap: T[] = [];

  get size(): number {
    return this.#heap.length;
  }

  first(): T | null {
    return this.#heap[0] ?? null;
  }

  add(item: T): void {
    const heap = this.#heap;
    let place = heap.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || parent.rank <= item.rank) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = item;
  }

  /** Takes out the first. */
  take(): T | null {
    const heap = this.#heap;
    const first = heap[0] ?? null;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      const left = heap[2 * place + 1];
      const right = heap[2 * place + 2];
      const isRight = left !== undefined && right !== undefined && right.rank < left.rank;
      const child = isRight ? right : left;
      if (child === undefined || child.rank >= last.rank) break;
      heap[place] = child;
      place = 2 * place + (isRight ? 2 : 1);
    }
    heap[place] = last;
    return first;
  }
}
