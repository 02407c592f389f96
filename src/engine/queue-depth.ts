// How many messages wait for an agent at the end of each tick, summed up over the ticks in which that stays the same.

import type { AgentPlan } from './agent-plan.js';

/** The tick is over, and the inbox may have changed in it. */
export function closeDepth(plan: AgentPlan, tick: number): void {
  const depth = plan.state.inbox.getPending().length;
  if (depth === plan.depth) return;
  bringDepth(plan, tick);
  const { tally } = plan.state;
  plan.depth = depth;
  tally.queueDepth = depth;
  tally.queueDepthMax = Math.max(tally.queueDepthMax, depth);
}

/** Books the ticks before `passed`. */
export function bringDepth(plan: AgentPlan, passed: number): void {
  plan.state.tally.queueDepthSum += plan.depth * (passed - plan.depthSince);
  plan.depthSince = passed;
}
