// The books of a run: every occurrence goes into its agent's tally and into the windows that look back on the agent.

import type { Tally, TallyPart } from './tally.js';
import { addPart } from './tally.js';
import type { WindowDepth } from './trailing-window.js';
import { TrailingWindow } from './trailing-window.js';

const NOBODY: readonly TrailingWindow[] = [];

const ONE_ASSIGNED: TallyPart = { tasksAssigned: 1 };
const ONE_COMPLETION: TallyPart = { completions: 1 };
const ONE_ESCALATION: TallyPart = { escalations: 1 };

export class Ledger {
  readonly #tallies: readonly Tally[];
  /** The windows that hear of each agent's tasks, and of its wakes. */
  readonly #taskWindows: readonly TrailingWindow[][];
  readonly #wakeWindows: readonly TrailingWindow[][];
  readonly windows: TrailingWindow[] = [];
  /** Windows that heard of something in the tick that is open. */
  #open: TrailingWindow[] = [];

  constructor(tallies: readonly Tally[]) {
    this.#tallies = tallies;
    this.#taskWindows = tallies.map(() => []);
    this.#wakeWindows = tallies.map(() => []);
  }

  /** A window over these agents (by index) that ends with the last closed tick. Opened before the run. */
  openWindow(agents: ReadonlySet<number>, ticks: number, depth: WindowDepth): TrailingWindow {
    const known = this.windows.find(
      (window) => window.agents === agents && window.ticks === ticks && window.depth === depth,
    );
    if (known !== undefined) return known;
    const window = new TrailingWindow(agents, ticks, depth);
    this.windows.push(window);
    for (const agent of agents) {
      if (depth !== 'none') this.#taskWindows[agent]?.push(window);
      if (depth === 'wakes') this.#wakeWindows[agent]?.push(window);
    }
    return window;
  }

  /** Whether some window hears of every wake of the agent. */
  listensToWakes(agent: number): boolean {
    return (this.#wakeWindows[agent]?.length ?? 0) > 0;
  }

  /** Books a task that was assigned to the agent. */
  countAssigned(agent: number): void {
    const tally = this.#tallies[agent];
    if (tally === undefined) return;
    tally.tasksAssigned += 1;
    const windows = this.#taskWindows[agent] ?? NOBODY;
    if (windows.length > 0) this.#tell(windows, ONE_ASSIGNED);
  }

  /** Books a completion by the agent; of a task that is known to have taken `ticks`, that too. */
  countCompletion(agent: number, ticks: number | null): void {
    const tally = this.#tallies[agent];
    if (tally === undefined) return;
    tally.completions += 1;
    if (ticks !== null) tally.timeToCompletion.add(ticks);
    const windows = this.#taskWindows[agent] ?? NOBODY;
    if (windows.length === 0) return;
    this.#tell(windows, ONE_COMPLETION);
    if (ticks !== null) this.#tell(windows, { timeToCompletion: [[ticks, 1]] });
  }

  /** Books an escalation by the agent. */
  countEscalation(agent: number): void {
    const tally = this.#tallies[agent];
    if (tally === undefined) return;
    tally.escalations += 1;
    const windows = this.#taskWindows[agent] ?? NOBODY;
    if (windows.length > 0) this.#tell(windows, ONE_ESCALATION);
  }

  /** Books that the agent waited `ticks` for an answer. */
  countUnblock(agent: number, ticks: number): void {
    const tally = this.#tallies[agent];
    if (tally === undefined) return;
    tally.timeToUnblock.add(ticks);
    const windows = this.#taskWindows[agent] ?? NOBODY;
    if (windows.length > 0) this.#tell(windows, { timeToUnblock: [[ticks, 1]] });
  }

  /** Books a part of a wake. */
  addWake(agent: number, part: TallyPart): void {
    const tally = this.#tallies[agent];
    if (tally === undefined) return;
    addPart(tally, part);
    this.#tell(this.#wakeWindows[agent] ?? NOBODY, part);
  }

  /** The windows that heard of something since they were asked for last. */
  takeOpenWindows(): readonly TrailingWindow[] {
    const open = this.#open;
    if (open.length > 0) this.#open = [];
    return open;
  }

  /** Moves every window on to end with `tick`. */
  closeTick(tick: number): void {
    this.#open = [];
    for (const window of this.windows) window.close(tick);
  }

  #tell(windows: readonly TrailingWindow[], part: TallyPart): void {
    for (const window of windows) {
      if (!window.isOpen) this.#open.push(window);
      window.add(part);
    }
  }
}
