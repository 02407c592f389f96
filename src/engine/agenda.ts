// Who is to be looked at when: the calendar of agents and thresholds, and the list of agents for the next wave.

import type { AgentPlan } from './agent-plan.js';
import { nextLook } from './agent-plan.js';
import { DueList } from './due-list.js';
import { noteTasks } from './note-tasks.js';
import { nextTurn, stretchEnd } from './stretch.js';
import { ThresholdWatch } from './threshold-watch.js';
import { TimingWheel } from './timing-wheel.js';
import type { Message } from './types.js';
import type { World } from './world.js';

export class Agenda {
  readonly #world: World;
  /** Items below this number are agents, the others the thresholds' own. */
  readonly #agents: number;
  readonly #wheel: TimingWheel;
  readonly #thresholds: ThresholdWatch;
  /** Agents to look at for the next wave. */
  readonly listed: DueList;
  readonly #taken: Int32Array;

  /** Everybody is looked at from tick 0 on. */
  constructor(world: World, plans: readonly AgentPlan[]) {
    this.#world = world;
    this.#agents = plans.length;
    const items = plans.length + ThresholdWatch.itemsOf(world);
    this.#wheel = new TimingWheel(items);
    this.#thresholds = new ThresholdWatch(world, this.#wheel, plans.length);
    this.listed = new DueList(plans);
    this.#taken = new Int32Array(items);
    for (const plan of plans) this.lookAgain(plan, 0);
  }

  /** A tick from `from` on at which something may be due, and nothing before it is; NEVER when nothing is left. */
  nextTick(from: number): number {
    return this.#wheel.nextTick(from);
  }

  /** Enters when the agent is looked at next, from `from` on, unless something comes before. */
  lookAgain(plan: AgentPlan, from: number): void {
    const tick =
      plan.turnsLeft > 0
        ? Math.min(stretchEnd(plan), Math.max(from, plan.timerDue))
        : nextLook(plan, from);
    this.#wheel.schedule(plan.state.index, tick);
  }

  /**
   * Enters when the agent is looked at for a message that came in `tick`, due at `due`. `isGathered`: the first wave of the
   * tick is out, so that a turn of this tick is taken.
   */
  lookFor(plan: AgentPlan, message: Message, due: number, tick: number, isGathered: boolean): void {
    const isCritical = message.priority === 'critical';
    if (isCritical) plan.heldUntil = 0;
    const from = isGathered ? tick + 1 : tick;
    const wakesAt = Math.max(due, plan.heldUntil);
    if (plan.turnsLeft > 0) {
      this.#wheel.scheduleBy(plan.state.index, nextTurn(plan, from));
    } else if (plan.state.trigger.mode === 'polling') {
      // It sees the message at its next poll, which stands in the agenda; a hold may have ended with it.
      if (isCritical) this.#wheel.scheduleBy(plan.state.index, nextLook(plan, from));
    } else if (plan.invokedAt === tick) {
      this.#wheel.scheduleBy(plan.state.index, Math.max(from, wakesAt));
    } else if (wakesAt <= tick) {
      this.listed.add(plan.state.index);
    } else {
      this.#wheel.scheduleBy(plan.state.index, wakesAt);
    }
  }

  /**
   * Lists the agents that are due at `tick`. Thresholds are tested on what stood when the tick before ended, so this is
   * asked before anything happens in the tick, and again before its first wave.
   */
  takeDue(tick: number): void {
    for (;;) {
      const count = this.#wheel.take(tick, this.#taken);
      if (count === 0) return;
      let hasOthers = false;
      for (let place = 0; place < count; place++) {
        const item = this.#taken[place] ?? 0;
        if (item < this.#agents) {
          this.listed.add(item);
          continue;
        }
        this.#thresholds.moveWindow(item, tick);
        hasOthers = true;
      }
      if (hasOthers) this.#testThresholds(tick, count);
    }
  }

  /** A tick in which something happened is over. */
  closeTick(tick: number): void {
    if (this.#thresholds.isEmpty) return;
    if (this.#thresholds.readTasks) noteTasks(this.#world);
    this.#thresholds.closeTick(tick);
  }

  // Once all windows are moved: what a window lets go of counts in this very tick.
  #testThresholds(tick: number, count: number): void {
    for (let place = 0; place < count; place++) {
      const item = this.#taken[place] ?? 0;
      const state = item < this.#agents ? undefined : this.#thresholds.test(item, tick);
      if (state !== undefined) this.listed.add(state.index);
    }
  }
}
