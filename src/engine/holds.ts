// What keeps an agent that has a reason to wake from waking: step 4 of a tick. One hold at a time: what else would hold
// it is looked at when that one ends.

import type { Trigger } from '#org/types';
import type { AgentState } from './agent-state.js';
import { isWanted } from './due.js';
import type { HoldKind } from './hold-kind.js';
import type { Failure, Message } from './types.js';
import type { World } from './world.js';

export interface Hold {
  readonly kind: HoldKind;
  /** The first tick without this hold; null when the calendar knows none, or only a release ends it. */
  readonly until: number | null;
  /** The hold that sends an OVER_BUDGET escalation, once a period. */
  readonly escalates: boolean;
}

const NOTHING: readonly Hold[] = [];

/** The hold on the agent at `tick`, or null when it may wake. A budget that holds it goes on to, until its next period. */
export function findHold(world: World, state: AgentState, tick: number): Hold | null {
  if (state.failure !== null && isHeldByFailure(state.failure, tick))
    return { kind: state.failure.hold, until: state.failure.until, escalates: false };
  if (tick < state.budgetHoldUntil)
    return { kind: 'budget', until: state.budgetHoldUntil, escalates: false };
  return findPassingHold(world, state, tick) ?? findBudgetHold(world, state, tick);
}

/** Whether a failed turn still holds its agent at `tick`: before all other holds, which are not looked at meanwhile. */
export function isHeldByFailure({ until }: Failure, tick: number): boolean {
  return until === null || tick < until;
}

function findPassingHold(world: World, state: AgentState, tick: number): Hold | null {
  const { trigger, inbox } = state;
  if (trigger.cooldownTicks === 0 && world.org.policies.workingHours === null) return null;
  const [first] = passingHolds(world, state, { trigger, messages: inbox.getPending() }, tick);
  return first ?? null;
}

/**
 * Of cooldown and working hours, which a critical message passes, all that hold an agent at `tick`, in the order in which
 * they are found. Notes nothing.
 */
export function passingHolds(
  world: World,
  { hasWoken, lastWake }: Pick<AgentState, 'hasWoken' | 'lastWake'>,
  { trigger, messages }: { readonly trigger: Trigger; readonly messages: readonly Message[] },
  tick: number,
): readonly Hold[] {
  const { calendar } = world.setup;
  const hours = world.org.policies.workingHours;
  const cooledAt = lastWake + trigger.cooldownTicks;
  const isCooling = hasWoken && tick < cooledAt;
  const isClosed = hours !== null && !calendar.isOpen(tick);
  if (!isCooling && !isClosed) return NOTHING;
  const isPassed = messages.some(
    (message) => message.arrival <= tick && isUrgent(trigger, message),
  );
  const holds: Hold[] = [];
  if (isCooling && !isPassed) holds.push({ kind: 'cooldown', until: cooledAt, escalates: false });
  if (isClosed && !(isPassed && hours.criticalPasses)) {
    const until = calendar.nextOpenTick(tick);
    holds.push({ kind: 'working-hours', until, escalates: false });
  }
  return holds;
}

/** Whether cooldown and working hours let the message pass. A polling agent has no wake filter: any critical one counts. */
export function isUrgent(trigger: Trigger, message: Message): boolean {
  const isCritical = message.priority === 'critical';
  return isCritical && (trigger.mode === 'polling' || isWanted(trigger, message));
}

function findBudgetHold(world: World, state: AgentState, tick: number): Hold | null {
  const hold = world.budgets.findHold(state, tick);
  if (hold === null) return null;
  state.budgetHoldUntil = hold.until;
  return { kind: 'budget', ...hold };
}

/** Keeps the hold for the results and logs it, once for each time that it begins. */
export function noteHold(
  world: World,
  state: AgentState,
  { kind, until }: Hold,
  tick: number,
  wave: number,
): void {
  if (state.hold?.kind === kind && state.hold.until === until) return;
  state.hold = { kind, until };
  const place = state.holds.findIndex((known) => known.kind === kind);
  const { times, first } = state.holds[place] ?? { times: 0, first: tick };
  const { failure } = state;
  const isOfFailure = failure !== null && failure.hold === kind && isHeldByFailure(failure, tick);
  const reason = isOfFailure ? { reason: failure.reason } : {};
  const summary = { kind, times: times + 1, first, last: tick, until, ...reason };
  if (place === -1) state.holds.push(summary);
  else state.holds[place] = summary;
  const agent = state.agent.id;
  world.setup.observer?.log?.({ type: 'hold', tick, wave, agent, hold: kind, until });
}
