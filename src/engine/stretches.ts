// Who may take turns without being asked, and until when: not past closing time, nor past what budgets grant, nor where
// somebody watches each wake.

import type { AgentPlan } from './agent-plan.js';
import type { HourClock } from './hour-clock.js';
import { countNotes } from './priced-uses.js';
import { SharedBudget } from './shared-budget.js';
import { beginStretch, bookTurns } from './stretch.js';
import { NEVER } from './timing-wheel.js';
import type { Answer, TurnsAhead } from './types.js';
import type { World } from './world.js';

export class Stretches {
  readonly #world: World;
  readonly #hours: HourClock;
  /** `cutShared` is due at its next look. */
  readonly shared: SharedBudget;
  /** A trace or a log tells of each turn, so each is taken. */
  readonly #isWatched: boolean;
  /** The first tick outside of working hours, as far as it was looked up. */
  #closesAt = -1;

  constructor(world: World, plans: readonly AgentPlan[], hours: HourClock) {
    const { observer } = world.setup;
    this.#world = world;
    this.#hours = hours;
    this.shared = new SharedBudget(world, plans);
    this.#isWatched = observer?.wake !== undefined || observer?.log !== undefined;
  }

  begin(plan: AgentPlan, ahead: TurnsAhead, tick: number): void {
    const { inbox } = plan.state;
    if (this.#isWatched || plan.isHeard || inbox.totalReceived > inbox.totalProcessed) return;
    if (this.#closesAt <= tick) this.#closesAt = this.#closingTick(tick);
    let until = this.#closesAt;
    if (plan.hasBudget) {
      // More than a shared budget is reckoned with.
      if (this.#sharesBudget(plan) && countNotes(ahead.actions) > 1) return;
      until = Math.min(until, this.shared.grantedUntil(plan));
    }
    beginStretch(plan, ahead, tick, until, this.#world.budgets);
  }

  /** Books the turns before `tick` and forgets the others. */
  cut(plan: AgentPlan, tick: number): void {
    if (plan.turnsLeft === 0) return;
    this.book(plan, tick);
    plan.turnsLeft = 0;
  }

  /** Books the turns before `tick`. */
  book(plan: AgentPlan, tick: number): void {
    if (plan.turnsLeft > 0) bookTurns(plan, tick, this.#hours, this.#world.budgets);
  }

  /**
   * Takes note of what an answer used. Gives whether a shared budget is to be reckoned anew: more was used, or may have been,
   * than was reckoned with, or its alert is given.
   */
  noteUse(plan: AgentPlan, { actions, use }: Answer): boolean {
    if (use !== undefined && this.shared.shareByAll()) return true;
    if (!this.#sharesBudget(plan)) return false;
    return countNotes(actions) > 1 || this.shared.hasAlertedSince;
  }

  /** Reckons anew how long the shared budget lasts after `tick`; turns before `from` are taken. Gives whose were cut. */
  cutShared(tick: number, from: number): readonly AgentPlan[] {
    const cut = this.shared.sharing.filter(({ turnsLeft }) => turnsLeft > 0);
    for (const plan of cut) this.cut(plan, from);
    this.shared.look(tick);
    return cut;
  }

  #sharesBudget({ hasBudget }: AgentPlan): boolean {
    return hasBudget && this.shared.nextLook !== NEVER;
  }

  #closingTick(tick: number): number {
    return this.#world.setup.calendar.nextClosedTick(tick) ?? NEVER;
  }
}
