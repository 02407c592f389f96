// What an agent is shown at a wake, taken out of its inbox: what arrives from here on is for its next wake.

import type { AgentPlan } from './agent-plan.js';
import { replanMessages } from './agent-plan.js';
import { NEVER } from './timing-wheel.js';
import type { Failure, Invocation } from './types.js';

export function showInvocation(plan: AgentPlan, tick: number, wave: number): Invocation {
  const { state, turnsTaken, reasons } = plan;
  const { trigger, inbox, dueTimers, dueThresholds } = state;
  plan.messageDue = NEVER;
  plan.turnsTaken = 0;
  return {
    tick,
    wave,
    agent: state.agent.id,
    mode: trigger.mode,
    reasons,
    messages: inbox.takeAll(),
    timers: dueTimers.length === 0 ? NONE : pick(trigger.timers, dueTimers),
    thresholds: dueThresholds.length === 0 ? NONE : pick(trigger.thresholds, dueThresholds),
    slept: tick - state.lastWake,
    turnsTaken,
  };
}

/** Undoes it after a failed turn: all is as if the agent had not been shown anything, but for the hold. */
export function takeBack(plan: AgentPlan, { messages }: Invocation, { until }: Failure): void {
  plan.state.inbox.putBack(messages);
  replanMessages(plan);
  plan.heldUntil = until ?? NEVER;
}

const NONE: readonly never[] = [];

function pick<T>(list: readonly T[], places: readonly number[]): readonly T[] {
  return list.filter((_, place) => places.includes(place));
}
