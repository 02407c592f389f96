// Until when nobody needs to ask whether the org's budget is spent: as long as it lasts even if everybody took a turn in every
// tick, turns may be booked ahead. Near its end they are taken one by one.

import type { AgentPlan } from './agent-plan.js';
import { NEVER } from './timing-wheel.js';
import type { World } from './world.js';

export class SharedBudget {
  readonly #world: World;
  readonly #plans: readonly AgentPlan[];
  /** Whose turns depend on it. */
  sharing: readonly AgentPlan[];
  /** Somebody used what no price foretold: who costs nothing may find it spent, too. */
  #isSharedByAll = false;
  /** Turns before this tick may be booked ahead. */
  #grantedUntil = 0;
  /** Whether the alert had been given when the budget was looked at last. */
  #hadAlerted = false;
  /** When to look at the budget again, with all turns before booked; NEVER without an org budget. */
  nextLook: number;

  constructor(world: World, plans: readonly AgentPlan[]) {
    this.#world = world;
    this.#plans = plans;
    this.sharing = plans.filter(({ state }) => world.budgets.sharesOrgBudget(state));
    this.nextLook = this.sharing.length > 0 ? 0 : NEVER;
  }

  /** The tick before which turns of the agent may be booked ahead, as far as the org's budget goes. */
  grantedUntil(plan: AgentPlan): number {
    const isShared = this.#isSharedByAll || this.#world.budgets.sharesOrgBudget(plan.state);
    return isShared ? this.#grantedUntil : NEVER;
  }

  /** From now on all agents share the budget, where the org has one. Gives whether it has. */
  shareByAll(): boolean {
    if (this.#world.org.policies.budget.org === null) return false;
    this.#isSharedByAll = true;
    this.sharing = this.#plans;
    return true;
  }

  /** Whether the alert was given since: turns need not be taken one by one for its sake any more. */
  get hasAlertedSince(): boolean {
    return this.#world.budgets.hasOrgAlerted && !this.#hadAlerted;
  }

  /** Looks how long the budget lasts from `tick` on. All turns before it are booked. */
  look(tick: number): void {
    const states = this.sharing.map(({ state }) => state);
    const { until, period } = this.#world.budgets.orgBudgetLasts(states, tick);
    this.#grantedUntil = until;
    this.#hadAlerted = this.#world.budgets.hasOrgAlerted;
    // Less than a tick's worth is left, and it gets no more before the next period.
    this.nextLook = Math.min(NEVER, until > tick ? until : period);
  }
}
