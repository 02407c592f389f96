// What some agents did in the last whole ticks, as running sums. Knows no metric by name.

import type { Tally, TallyPart } from './tally.js';
import { addPart, emptyTally } from './tally.js';

/** What a window needs to hear of: nothing, what happens to tasks, or also every wake. */
export type WindowDepth = 'none' | 'tasks' | 'wakes';

export class TrailingWindow {
  /** Over the window; changes as ticks close. */
  readonly sum: Tally = emptyTally();
  readonly agents: ReadonlySet<number>;
  readonly ticks: number;
  readonly depth: WindowDepth;
  /** Of the tick that is open. */
  #open: TallyPart[] = [];
  /** Closed ticks with occurrences, oldest first; those before `#oldest` have left. */
  #closed: { readonly tick: number; readonly parts: readonly TallyPart[] }[] = [];
  #oldest = 0;

  constructor(agents: ReadonlySet<number>, ticks: number, depth: WindowDepth) {
    this.agents = agents;
    this.ticks = ticks;
    this.depth = depth;
  }

  /** Something happens in the tick that is open. */
  add(part: TallyPart): void {
    this.#open.push(part);
  }

  /** Whether the open tick has anything to close. */
  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  /** The next tick whose close takes something out, or null. */
  get leavesAt(): number | null {
    const oldest = this.#closed[this.#oldest];
    return oldest === undefined ? null : oldest.tick + this.ticks;
  }

  /** Moves the window on to end with `tick`. Ticks in which nothing happens or leaves may be left out. */
  close(tick: number): void {
    if (this.#open.length > 0) {
      this.#closed.push({ tick, parts: this.#open });
      for (const part of this.#open) addPart(this.sum, part);
      this.#open = [];
    }
    for (;;) {
      const oldest = this.#closed[this.#oldest];
      if (oldest === undefined || oldest.tick > tick - this.ticks) break;
      for (const part of oldest.parts) addPart(this.sum, part, -1);
      this.#oldest += 1;
    }
    if (this.#oldest > this.#closed.length / 2) {
      this.#closed = this.#closed.slice(this.#oldest);
      this.#oldest = 0;
    }
  }
}
