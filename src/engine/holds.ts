// What keeps an agent that has a reason to wake from waking: step 4 of a tick. One hold at a time: what else would hold
// it is looked at when that one ends.

import type { AgentState } from './agent-state.js';
import { isWanted } from './due.js';
import type { HoldKind } from './hold-kind.js';
import type { World } from './world.js';

export interface Hold {
  readonly kind: HoldKind;
  /** The first tick without this hold; null when the calendar knows none. */
  readonly until: number | null;
  /** The hold that sends an OVER_BUDGET escalation, once a period. */
  readonly escalates: boolean;
}

/** The hold on the agent at `tick`, or null when it may wake. A budget that holds it goes on to, until its next period. */
export function findHold(world: World, state: AgentState, tick: number): Hold | null {
  if (tick < state.budgetHoldUntil)
    return { kind: 'budget', until: state.budgetHoldUntil, escalates: false };
  return findPassingHold(world, state, tick) ?? findBudgetHold(world, state, tick);
}

/** Whether anything may ever hold the agent. */
export function mayBeHeld(
  { org }: World,
  { hasBudget, state }: { readonly hasBudget: boolean; readonly state: AgentState },
): boolean {
  return hasBudget || state.trigger.cooldownTicks > 0 || org.policies.workingHours !== null;
}

/** Of cooldown and working hours, which a critical message passes. */
function findPassingHold(world: World, state: AgentState, tick: number): Hold | null {
  const cooledAt = state.lastWake + state.trigger.cooldownTicks;
  const isCooling = state.hasWoken && tick < cooledAt;
  const hours = world.org.policies.workingHours;
  const isClosed = hours !== null && !world.setup.calendar.isOpen(tick);
  if (!isCooling && !isClosed) return null;
  const isUrgent = hasCriticalMessage(state);
  if (isCooling && !isUrgent) return { kind: 'cooldown', until: cooledAt, escalates: false };
  if (!isClosed || (isUrgent && hours.criticalPasses)) return null;
  const until = world.setup.calendar.nextOpenTick(tick);
  return { kind: 'working-hours', until, escalates: false };
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
  const summary = { kind, times: times + 1, first, last: tick, until };
  if (place === -1) state.holds.push(summary);
  else state.holds[place] = summary;
  const agent = state.agent.id;
  world.setup.observer?.log?.({ type: 'hold', tick, wave, agent, hold: kind, until });
}

// A polling agent has no wake filter: any critical message counts.
function hasCriticalMessage(state: AgentState): boolean {
  const { trigger } = state;
  return state.inbox
    .getPending()
    .some(
      (message) =>
        message.priority === 'critical' &&
        (trigger.mode === 'polling' || isWanted(trigger, message)),
    );
}
