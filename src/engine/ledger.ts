// The books of a run: every occurrence goes into its agent's tally and, while some threshold looks back, into a list
// of recent occurrences, from which trailing windows are kept as running sums.

import type { Tally, TallyPart } from './tally.js';
import { addPart, emptyTally } from './tally.js';

interface Entry {
  readonly agent: number;
  readonly part: TallyPart;
}

/** What some agents did in the last whole ticks. */
export interface TrailingWindow {
  /** Grows and shrinks as ticks close; not for keeping. */
  readonly sum: Readonly<Tally>;
  readonly agents: ReadonlySet<number>;
  readonly ticks: number;
}

export class Ledger {
  readonly #tallies: readonly Tally[];
  readonly #windows: TrailingWindow[] = [];
  /** Occurrences by tick, as far back as the longest window. */
  readonly #entries = new Map<number, Entry[]>();

  constructor(tallies: readonly Tally[]) {
    this.#tallies = tallies;
  }

  /** A window over these agents (by index) that ends with the last closed tick. Opened before the run. */
  openWindow(agents: ReadonlySet<number>, ticks: number): TrailingWindow {
    const known = this.#windows.find(
      (window) => window.agents === agents && window.ticks === ticks,
    );
    if (known !== undefined) return known;
    const window = { sum: emptyTally(), agents, ticks };
    this.#windows.push(window);
    return window;
  }

  /** Books `part` to the agent with that index. */
  add(tick: number, agent: number, part: TallyPart): void {
    const tally = this.#tallies[agent];
    if (tally === undefined) return;
    addPart(tally, part);
    if (this.#windows.length === 0) return;
    const entries = this.#entries.get(tick);
    if (entries === undefined) this.#entries.set(tick, [{ agent, part }]);
    else entries.push({ agent, part });
  }

  /** Moves every window on to end with `tick`. Ticks close one by one, from 0. */
  closeTick(tick: number): void {
    let longest = 0;
    for (const { sum, agents, ticks } of this.#windows) {
      this.#addTick(sum, agents, tick, 1);
      this.#addTick(sum, agents, tick - ticks, -1);
      longest = Math.max(longest, ticks);
    }
    this.#entries.delete(tick - longest);
  }

  #addTick(sum: Tally, agents: ReadonlySet<number>, tick: number, sign: 1 | -1): void {
    for (const { agent, part } of this.#entries.get(tick) ?? []) {
      if (agents.has(agent)) addPart(sum, part, sign);
    }
  }
}
