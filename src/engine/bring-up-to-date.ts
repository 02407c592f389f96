// Books all that has gone by without a visit, so that the tallies say what a loop over every tick would have counted.

import type { AgentPlan } from './agent-plan.js';
import { noteTasks } from './note-tasks.js';
import { bringDepth } from './queue-depths.js';
import type { Stretches } from './stretches.js';
import type { World } from './world.js';

/** Turns before tick `passed`, and what is counted at the end of each of `closed` ticks. */
export function bringUpToDate(
  world: World,
  plans: readonly AgentPlan[],
  stretches: Stretches,
  passed: number,
  closed: number,
): void {
  for (const plan of plans) {
    stretches.book(plan, passed);
    bringDepth(plan, closed);
    const { tally, price } = plan.state;
    tally.agentTicks = closed;
    tally.pollingTokens = price.tokens * closed;
  }
  noteTasks(world);
}
