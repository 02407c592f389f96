// The books of a run: every occurrence goes into its agent's tally and into the windows that look back on the agent.

import type { HistogramName, Tally, TallyPart } from './tally.js';
import { addPart, addTicks, once } from './tally.js';
import type { WindowDepth } from './trailing-window.js';
import { TrailingWindow } from './trailing-window.js';

/** The windows that hear of an agent. */
interface Listeners {
  readonly tasks: TrailingWindow[];
  readonly wakes: TrailingWindow[];
}

const NOBODY: readonly TrailingWindow[] = [];

type TaskCountName = 'tasksAssigned' | 'completions' | 'escalations';
const ONE_MORE: Readonly<Record<TaskCountName, TallyPart>> = {
  tasksAssigned: { tasksAssigned: 1 },
  completions: { completions: 1 },
  escalations: { escalations: 1 },
};

export class Ledger {
  readonly #tallies: readonly Tally[];
  readonly #listeners: readonly Listeners[];
  readonly windows: TrailingWindow[] = [];
  /** Windows that heard of something in the tick that is open. */
  #open: TrailingWindow[] = [];

  constructor(tallies: readonly Tally[]) {
    this.#tallies = tallies;
    this.#listeners = tallies.map(() => ({ tasks: [], wakes: [] }));
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
      if (depth !== 'none') this.#listeners[agent]?.tasks.push(window);
      if (depth === 'wakes') this.#listeners[agent]?.wakes.push(window);
    }
    return window;
  }

  /** Whether some window hears of every wake of the agent. */
  listensToWakes(agent: number): boolean {
    return (this.#listeners[agent]?.wakes.length ?? 0) > 0;
  }

  /** Books something that happened to the agent's tasks: one more of that count. */
  count(agent: number, name: TaskCountName): void {
    const tally = this.#tallies[agent];
    if (tally === undefined) return;
    tally[name] += 1;
    const windows = this.#listeners[agent]?.tasks ?? NOBODY;
    if (windows.length > 0) this.#tell(windows, ONE_MORE[name]);
  }

  /** Books a message that reached the agent's inbox: no metric over a window reads it. */
  countReceived(agent: number): void {
    const tally = this.#tallies[agent];
    if (tally !== undefined) tally.received += 1;
  }

  /** Books how long something took. */
  time(agent: number, name: HistogramName, ticks: number): void {
    const tally = this.#tallies[agent];
    if (tally === undefined) return;
    addTicks(tally[name], ticks);
    const windows = this.#listeners[agent]?.tasks ?? NOBODY;
    if (windows.length > 0) this.#tell(windows, { [name]: once(ticks) });
  }

  /** Books a part of a wake. */
  addWake(agent: number, part: TallyPart): void {
    const tally = this.#tallies[agent];
    if (tally === undefined) return;
    addPart(tally, part);
    this.#tell(this.#listeners[agent]?.wakes ?? NOBODY, part);
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
