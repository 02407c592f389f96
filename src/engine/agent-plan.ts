// What the fast engine keeps of one agent beside its state: from which tick on it may have a reason to wake, and the turns
// that it is known to take until then.

import type { AgentState } from './agent-state.js';
import { dueTick } from './due.js';
import type { Reason } from './reason.js';
import { REASONS } from './reason.js';
import { NEVER } from './timing-wheel.js';
import type { Message, TurnsAhead } from './types.js';
import type { World } from './world.js';

export interface AgentPlan {
  readonly state: AgentState;
  /** Whether a budget covers it. */
  readonly hasBudget: boolean;
  /** Whether some window hears of each of its wakes. */
  readonly isHeard: boolean;
  /** Whether its trigger has batch windows for some messages only. */
  hasOverrides: boolean;
  /** Why it wakes, where it was found to. */
  reasons: readonly Reason[];
  /** The first tick at which a pending message wakes it, NEVER without one; for event-driven agents. */
  messageDue: number;
  /** The next tick with an instant of one of its timers. */
  timerDue: number;
  /** The first tick without the hold that was found last. */
  heldUntil: number;
  /** The tick in which it was invoked last, -1 before. */
  invokedAt: number;
  /** Whether it stands in the list of those to look at for the next wave. */
  isListed: boolean;
  /** What the turns to come are that need no asking; the next `aheadLeft` of them are alike. */
  ahead: TurnsAhead | null;
  aheadLeft: number;
  /** All in all `turnsLeft` of them, from `turnFrom` on, `turnStep` ticks apart. */
  turnFrom: number;
  turnStep: number;
  turnsLeft: number;
  /** Turns booked without asking since the last invocation. */
  turnsTaken: number;
  /** Pending messages at the end of each tick from `depthSince` on. */
  depth: number;
  depthSince: number;
  isTouched: boolean;
}

const NO_REASONS: readonly Reason[] = [];

/** One for each agent, in the org's order. */
export function createPlans({ states, org, ledger }: World): readonly AgentPlan[] {
  const isShared = org.policies.budget.org !== null;
  return states.map((state) => {
    const hasBudget = isShared || state.agent.budgets.length > 0;
    return createPlan(state, hasBudget, ledger.listensToWakes(state.index));
  });
}

function createPlan(state: AgentState, hasBudget: boolean, isHeard: boolean): AgentPlan {
  return {
    state,
    hasBudget,
    isHeard,
    hasOverrides: hasOverrides(state),
    reasons: NO_REASONS,
    messageDue: NEVER,
    timerDue: nextTimer(state),
    heldUntil: 0,
    invokedAt: -1,
    isListed: false,
    ahead: null,
    aheadLeft: 0,
    turnFrom: 0,
    turnStep: 1,
    turnsLeft: 0,
    turnsTaken: 0,
    depth: 0,
    depthSince: 0,
    isTouched: false,
  };
}

function hasOverrides({ trigger }: AgentState): boolean {
  return Object.keys(trigger.batchOverrides).length > 0;
}

/** The next tick with an instant of one of the agent's timers. */
export function nextTimer({ timers }: AgentState): number {
  let next = NEVER;
  for (const timer of timers) next = Math.min(next, timer.next ?? NEVER);
  return next;
}

/**
 * A message has come to an event-driven agent: `messageDue` is the tick of the first that wakes. Gives when this one does,
 * NEVER if it only waits.
 */
export function noteMessage(plan: AgentPlan, message: Message): number {
  const { trigger } = plan.state;
  const due = dueTick(trigger, message, plan.hasOverrides) ?? NEVER;
  plan.messageDue = Math.min(plan.messageDue, due);
  return due;
}

/** After a change of the trigger: when what is pending is due. */
export function replanMessages(plan: AgentPlan): void {
  const { inbox, becameEventDriven, trigger } = plan.state;
  plan.hasOverrides = hasOverrides(plan.state);
  plan.messageDue = NEVER;
  if (trigger.mode === 'polling') return;
  for (const message of inbox.getPending()) {
    if (message.arrival < becameEventDriven) plan.messageDue = 0;
    else noteMessage(plan, message);
  }
}

/** All reasons for which the agent would wake at `tick`, in their order; none while it sleeps on. */
export function reasonsAt({ state, messageDue }: AgentPlan, tick: number): readonly Reason[] {
  const { trigger, dueTimers, dueThresholds } = state;
  let bits = 0;
  if (trigger.mode === 'polling') {
    if (tick % trigger.tickInterval === 0) bits |= POLL;
  } else {
    if (messageDue <= tick) bits |= MESSAGE;
    const { maxSleepTicks } = trigger;
    if (maxSleepTicks !== null && tick - state.lastWake >= maxSleepTicks) bits |= SAFETY;
    if (state.workInProgress) bits |= CONTINUE;
  }
  if (dueTimers.length > 0) bits |= TIMER;
  if (dueThresholds.length > 0) bits |= THRESHOLD;
  return REASON_SETS[bits] ?? NO_REASONS;
}

function bitOf(reason: Reason): number {
  return 1 << REASONS.indexOf(reason);
}

const POLL = bitOf('poll');
const MESSAGE = bitOf('message');
const TIMER = bitOf('timer');
const THRESHOLD = bitOf('threshold');
const SAFETY = bitOf('safety');
const CONTINUE = bitOf('continue');

/** Every set of reasons, by their bits. */
const REASON_SETS: readonly (readonly Reason[])[] = Array.from(
  { length: 1 << REASONS.length },
  (_, bits) => REASONS.filter((_reason, place) => (bits & (1 << place)) !== 0),
);

/** The first tick from `from` on at which the agent may have a reason to wake that nothing known holds back. */
export function nextLook(plan: AgentPlan, from: number): number {
  const { state, heldUntil, timerDue } = plan;
  const { trigger } = state;
  const isPolling = trigger.mode === 'polling';
  let due = NEVER;
  if (state.dueTimers.length > 0 || state.dueThresholds.length > 0) due = Math.max(from, heldUntil);
  else if (isPolling) due = nextMultiple(Math.max(from, heldUntil), trigger.tickInterval);
  else due = Math.max(sleepEnd(plan, from), heldUntil);
  return Math.min(due, Math.max(from, timerDue));
}

/** When an event-driven agent wakes without a timer or a threshold. */
function sleepEnd({ state, messageDue }: AgentPlan, from: number): number {
  const { maxSleepTicks } = state.trigger;
  if (state.workInProgress) return from;
  const safety = maxSleepTicks === null ? NEVER : state.lastWake + maxSleepTicks;
  return Math.max(from, Math.min(messageDue, safety));
}

export function nextMultiple(tick: number, interval: number): number {
  return Math.ceil(tick / interval) * interval;
}
