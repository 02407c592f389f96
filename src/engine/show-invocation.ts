// What an agent is shown at a wake, taken out of its inbox: what arrives from here on is for its next wake.

import type { AgentPlan } from './agent-plan.js';
import { reasonsAt } from './agent-plan.js';
import { NEVER } from './timing-wheel.js';
import type { Invocation } from './types.js';

export function showInvocation(plan: AgentPlan, tick: number, wave: number): Invocation {
  const { state, turnsTaken } = plan;
  const { trigger, inbox, dueTimers, dueThresholds } = state;
  const reasons = reasonsAt(plan, tick);
  plan.messageDue = NEVER;
  plan.turnsTaken = 0;
  return {
    tick,
    wave,
    agent: state.agent.id,
    mode: trigger.mode,
    reasons,
    messages: inbox.takeAll(),
    timers: pick(trigger.timers, dueTimers),
    thresholds: pick(trigger.thresholds, dueThresholds),
    slept: tick - state.lastWake,
    turnsTaken,
  };
}

const NONE: readonly never[] = [];

function pick<T>(list: readonly T[], places: ReadonlySet<number>): readonly T[] {
  return places.size === 0 ? NONE : list.filter((_, place) => places.has(place));
}
