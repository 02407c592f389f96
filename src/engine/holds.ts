// What keeps an agent that has a reason to wake from waking: step 4 of a tick.

import type { AgentState } from './agent-state.js';
import { isWanted } from './due.js';
import type { HoldKind } from './records.js';
import type { World } from './world.js';

export interface Hold {
  readonly kind: HoldKind;
  /** The first tick without this hold; null when the calendar knows none. */
  readonly until: number | null;
  /** The hold that sends an OVER_BUDGET escalation, once a period. */
  readonly escalates: boolean;
}

/** Every hold on the agent at `tick`; none when it may wake. */
export function findHolds(world: World, state: AgentState, tick: number): Hold[] {
  const holds: Hold[] = [];
  const { cooldownTicks } = state.trigger;
  const isUrgent = hasCriticalMessage(state);
  const cooledAt = state.lastWake + cooldownTicks;
  if (state.hasWoken && tick < cooledAt && !isUrgent)
    holds.push({ kind: 'cooldown', until: cooledAt, escalates: false });
  const hours = world.org.policies.workingHours;
  if (hours !== null && !(isUrgent && hours.criticalPasses) && !world.setup.calendar.isOpen(tick)) {
    holds.push({
      kind: 'working-hours',
      until: world.setup.calendar.nextOpenTick(tick),
      escalates: false,
    });
  }
  const budget = world.budgets.findHold(state, tick);
  if (budget !== null)
    holds.push({ kind: 'budget', until: budget.until, escalates: budget.escalates });
  return holds;
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
