// Why an agent would wake at a tick, holds aside: step 3 of a tick.

import type { ComparisonOperator } from '#org/names';
import type { Threshold } from '#org/types';
import type { AgentState } from './agent-state.js';
import { dueTick } from './due.js';
import { measure } from './measure.js';
import type { Reason } from './reason.js';
import { REASONS } from './reason.js';
import type { TrailingWindow } from './trailing-window.js';
import type { World } from './world.js';

/**
 * Remembers the timers with an instant in `tick` and the thresholds that hold on what stood when the last tick ended.
 * They stay due until the agent's next wake, however long a hold keeps it.
 */
export function noteWhatFellDue(world: World, state: AgentState, tick: number): void {
  noteTimers(state, tick);
  state.trigger.thresholds.forEach((threshold, index) => {
    const lastFiring = state.lastFirings[index] ?? Number.NEGATIVE_INFINITY;
    if (tick >= lastFiring + threshold.cooldownTicks && thresholdHolds(world, state, index, tick))
      fireThreshold(state, index, tick);
  });
}

/** Remembers the timers with an instant in `tick`. Asked at every such tick. */
export function noteTimers(state: AgentState, tick: number): void {
  state.timers.forEach((timer, index) => {
    if (timer.next !== tick) return;
    noteDue(state.dueTimers, index);
    timer.next = timer.ticks.nextDueTick(tick + 1);
  });
}

/** All reasons for which the agent would wake at `tick`, in their order; none while it sleeps on. */
export function findReasons(state: AgentState, tick: number): Reason[] {
  const { trigger } = state;
  const isPolling = trigger.mode === 'polling';
  const holdsNow: Record<Reason, boolean> = {
    poll: isPolling && tick % trigger.tickInterval === 0,
    message: !isPolling && hasDueMessage(state, tick),
    timer: state.dueTimers.length > 0,
    threshold: state.dueThresholds.length > 0,
    safety:
      !isPolling &&
      trigger.maxSleepTicks !== null &&
      tick - state.lastWake >= trigger.maxSleepTicks,
    continue: !isPolling && state.workInProgress,
  };
  return REASONS.filter((reason) => holdsNow[reason]);
}

/** Whether some pending message wakes the agent by itself at `tick`. */
export function hasDueMessage(state: AgentState, tick: number): boolean {
  return state.inbox.getPending().some((message) => {
    if (message.arrival < state.becameEventDriven) return true;
    const due = dueTick(state.trigger, message);
    return due !== null && due <= tick;
  });
}

/** The threshold falls due, held or not: its cooldown starts, and its agent's next wake shows it. */
export function fireThreshold(state: AgentState, index: number, tick: number): void {
  state.lastFirings[index] = tick;
  noteDue(state.dueThresholds, index);
}

function noteDue(due: number[], index: number): void {
  if (!due.includes(index)) due.push(index);
}

/** Whether the threshold holds on what stood when the tick before `tick` ended. */
export function thresholdHolds(
  world: World,
  state: AgentState,
  index: number,
  tick: number,
): boolean {
  const threshold = state.trigger.thresholds[index];
  if (threshold === undefined) return false;
  const value = thresholdValue(world, state, index, tick);
  world.setup.observer?.threshold?.({ tick, agent: state.agent.id, index, value });
  return value !== undefined && exceeds(threshold, value);
}

/** Whether the threshold fires on such a value of its metric. */
export function exceeds({ operator, value: limit }: Threshold, value: number): boolean {
  return COMPARE[operator](value, limit);
}

/** The metric of the agent's threshold with that index at the start of `tick`; undefined where it has no value. */
export function thresholdValue(
  world: World,
  state: AgentState,
  index: number,
  tick: number,
): number | undefined {
  const threshold = state.trigger.thresholds[index];
  const window = state.windows[index];
  if (threshold === undefined || window === undefined) return undefined;
  return measureThreshold(world, threshold, window, tick);
}

/** A threshold's metric at the start of `tick`: over its window of whole ticks before, cut at tick 0. */
function measureThreshold(
  world: World,
  { scope, metric }: Threshold,
  { sum, agents, ticks: windowTicks, depth }: TrailingWindow,
  tick: number,
): number | undefined {
  const ticks = Math.min(tick, windowTicks);
  const tally = { ...sum, agentTicks: agents.size * ticks };
  for (const index of agents) {
    const state = world.states[index];
    if (state === undefined) continue;
    tally.queueDepth += state.tally.queueDepth;
    tally.openTasks += state.tally.openTasks;
    tally.blockedTasks += state.tally.blockedTasks;
    tally.pollingTokens += state.price.tokens * ticks;
  }
  const { tickSeconds } = world.org;
  // A look at a budget begins its period: only where no agent has turns before it that are still to be booked.
  const budgetUsed =
    depth === 'wakes' ? world.budgets.used(agents, scope === 'org', tick) : undefined;
  return measure(metric, tally, { ticks, tickSeconds, budgetUsed });
}

const COMPARE: Record<ComparisonOperator, (a: number, b: number) => boolean> = {
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '==': (a, b) => a === b,
};
