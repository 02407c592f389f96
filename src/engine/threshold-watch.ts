// When a threshold is worth testing: after what its metric reads may have changed, and when its cooldown ends. In between
// its value stays, so the ticks are left out.

import type { AgentState } from './agent-state.js';
import type { TimingWheel } from './timing-wheel.js';
import { NEVER } from './timing-wheel.js';
import type { TrailingWindow } from './trailing-window.js';
import { fireThreshold, thresholdHolds } from './wake-reasons.js';
import type { World } from './world.js';

interface Watched {
  readonly item: number;
  readonly state: AgentState;
  /** Among the thresholds of its agent. */
  readonly index: number;
  readonly window: TrailingWindow;
}

export class ThresholdWatch {
  readonly #world: World;
  readonly #wheel: TimingWheel;
  /** Items of the wheel from here on: first the thresholds, then the windows. */
  readonly #firstItem: number;
  readonly #thresholds: readonly Watched[];
  readonly #byWindow: ReadonlyMap<TrailingWindow, { item: number; thresholds: Watched[] }>;
  readonly #ofTheMoment: readonly Watched[];
  /** Whether there is nothing to watch. */
  readonly isEmpty: boolean;
  /** Whether some threshold reads from the tallies which tasks are open or blocked. */
  readonly readTasks: boolean;

  /** All thresholds are tested at tick 0. Items of the wheel from `firstItem` on, `itemsOf(world)` of them, are its own. */
  constructor(world: World, wheel: TimingWheel, firstItem: number) {
    this.#world = world;
    this.#wheel = wheel;
    this.#firstItem = firstItem;
    this.#thresholds = listThresholds(world, firstItem);
    this.isEmpty = this.#thresholds.length === 0;
    const firstWindow = firstItem + this.#thresholds.length;
    this.#byWindow = new Map(
      world.ledger.windows.map((window, place) => [
        window,
        { item: firstWindow + place, thresholds: [] },
      ]),
    );
    for (const watched of this.#thresholds) {
      this.#byWindow.get(watched.window)?.thresholds.push(watched);
      wheel.schedule(watched.item, 0);
    }
    this.#ofTheMoment = this.#thresholds.filter(({ window }) => window.depth === 'none');
    this.readTasks = this.#ofTheMoment.some(
      ({ state, index }) => state.trigger.thresholds[index]?.metric !== 'event_queue_depth',
    );
  }

  /** How many items of the wheel a world's thresholds and windows take. */
  static itemsOf({ states, ledger }: World): number {
    return states.reduce((sum, { windows }) => sum + windows.length, ledger.windows.length);
  }

  /** Moves the window of an item that fell due on to the tick before `tick`; other items are not its business. */
  moveWindow(item: number, tick: number): void {
    const window = this.#world.ledger.windows[item - this.#firstItem - this.#thresholds.length];
    if (window !== undefined) this.#close(window, tick - 1);
  }

  /** Tests the threshold of an item that fell due. Gives its agent when it fires; undefined for other items too. */
  test(item: number, tick: number): AgentState | undefined {
    const watched = this.#thresholds[item - this.#firstItem];
    if (watched === undefined) return undefined;
    const { state, index, window } = watched;
    if (tick < this.#cooledAt(watched)) {
      this.#wheel.schedule(item, this.#cooledAt(watched));
      return undefined;
    }
    if (thresholdHolds(this.#world, state, index, tick)) {
      fireThreshold(state, index, tick);
      this.#wheel.schedule(item, Math.max(tick + 1, this.#cooledAt(watched)));
      return state;
    }
    if (window.depth === 'wakes') this.#wheel.schedule(item, tick + 1);
    return undefined;
  }

  /** A tick in which something happened is over. */
  closeTick(tick: number): void {
    for (const window of this.#world.ledger.takeOpenWindows()) this.#close(window, tick);
    for (const watched of this.#ofTheMoment) this.#testFrom(watched, tick + 1);
  }

  #close(window: TrailingWindow, tick: number): void {
    window.close(tick);
    const known = this.#byWindow.get(window);
    if (known === undefined) return;
    const { leavesAt } = window;
    this.#wheel.schedule(known.item, leavesAt === null ? NEVER : leavesAt + 1);
    for (const watched of known.thresholds) this.#testFrom(watched, tick + 1);
  }

  #testFrom(watched: Watched, tick: number): void {
    this.#wheel.scheduleBy(watched.item, Math.max(tick, this.#cooledAt(watched)));
  }

  #cooledAt({ state, index }: Watched): number {
    const lastFiring = state.lastFirings[index] ?? Number.NEGATIVE_INFINITY;
    return lastFiring + (state.trigger.thresholds[index]?.cooldownTicks ?? 0);
  }
}

function listThresholds({ states }: World, firstItem: number): Watched[] {
  let item = firstItem;
  return states.flatMap((state) =>
    state.windows.map((window, index) => ({ item: item++, state, index, window })),
  );
}
