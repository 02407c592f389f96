// The books of a run: every occurrence goes into its agent's tally and, while some threshold looks back, into a list
// of recent occurrences, so that any trailing window is a sum of parts.

import type { Tally, TallyPart } from './tally.js';
import { addPart, emptyTally } from './tally.js';

interface Entry {
  readonly tick: number;
  readonly agent: number;
  readonly part: TallyPart;
}

export class Ledger {
  readonly #tallies: readonly Tally[];
  /** Longest window that anybody asks for, in ticks; 0 keeps nothing. */
  readonly #windowTicks: number;
  #entries: Entry[] = [];

  constructor(tallies: readonly Tally[], windowTicks: number) {
    this.#tallies = tallies;
    this.#windowTicks = windowTicks;
  }

  /** Books `part` to the agent with that index. */
  add(tick: number, agent: number, part: TallyPart): void {
    const tally = this.#tallies[agent];
    if (tally === undefined) return;
    addPart(tally, part);
    if (this.#windowTicks > 0) this.#entries.push({ tick, agent, part });
  }

  /** What the agents did in the ticks from `from` up to, not including, `to`. */
  sumWindow(agents: ReadonlySet<number>, from: number, to: number): Tally {
    const sum = emptyTally();
    for (let i = this.#firstIndexAt(from); i < this.#entries.length; i++) {
      const entry = this.#entries[i];
      if (entry === undefined || entry.tick >= to) break;
      if (agents.has(entry.agent)) addPart(sum, entry.part);
    }
    sum.agentTicks = agents.size * (to - from);
    return sum;
  }

  /** Drops what no window that ends at `tick` or later can see. Called seldom, it costs little. */
  forgetBefore(tick: number): void {
    const first = this.#firstIndexAt(tick - this.#windowTicks);
    if (first > this.#entries.length / 2) this.#entries = this.#entries.slice(first);
  }

  // Entries stand in the order of their ticks.
  #firstIndexAt(tick: number): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle]?.tick ?? 0) < tick) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
