// How many messages wait for each agent at the end of each tick, summed up over the ticks in which that stays the same.

import type { AgentPlan } from './agent-plan.js';
import { noteDepth } from './tally.js';

export class QueueDepths {
  /** The first `#count` of them are those whose inbox changed in the tick that is open. */
  readonly #touched: AgentPlan[] = [];
  #count = 0;

  touch(plan: AgentPlan): void {
    if (plan.isTouched) return;
    plan.isTouched = true;
    this.#touched[this.#count++] = plan;
  }

  closeTick(tick: number): void {
    for (let place = 0; place < this.#count; place++) {
      const plan = this.#touched[place];
      if (plan === undefined) continue;
      plan.isTouched = false;
      closeDepth(plan, tick);
    }
    this.#count = 0;
  }
}

function closeDepth(plan: AgentPlan, tick: number): void {
  const { totalReceived, totalProcessed } = plan.state.inbox;
  const depth = totalReceived - totalProcessed;
  if (depth === plan.depth) return;
  bringDepth(plan, tick);
  plan.depth = depth;
  // Thresholds read it now; the rest is booked for all the ticks for which it stays so.
  plan.state.tally.queueDepth = depth;
}

/** Books the ticks before `passed`. */
export function bringDepth(plan: AgentPlan, passed: number): void {
  const ticks = passed - plan.depthSince;
  if (ticks > 0) noteDepth(plan.state.tally, plan.depth, ticks);
  plan.depthSince = passed;
}
