// Books what an invocation came to: count by count where nobody looks back on single wakes, in parts where a window does.

import type { AgentPlan } from './agent-plan.js';
import { bookWake } from './book-wake.js';
import type { HourClock } from './hour-clock.js';
import { bookInParts, endWake, isIdlePoll } from './invoke.js';
import { useOf } from './priced-uses.js';
import { settleInvocation } from './spend.js';
import type { Answer, Invocation } from './types.js';
import type { World } from './world.js';

export function bookAnswer(
  world: World,
  { state, hasBudget, isHeard }: AgentPlan,
  invocation: Invocation,
  answer: Answer,
  hours: HourClock,
): void {
  const { tick } = invocation;
  const isIdle = isIdlePoll(state, invocation, answer);
  const use = useOf(state.uses, answer, isIdle);
  if (hasBudget) settleInvocation(world, state, tick, use, answer.use === undefined);
  if (isHeard) {
    bookInParts(world, state, invocation, answer, use, isIdle);
  } else {
    const { hour } = hours.spanAt(tick);
    bookWake(state, invocation, answer, use, isIdle, hour, world.org.culture.ackRequired);
  }
  endWake(world, state, invocation, answer, isIdle);
}
