// Step 1 of a tick: config changes that were approved in the tick before take effect.

import type { AgentState } from './agent-state.js';
import { applyChange } from './config-desk.js';
import type { World } from './world.js';

/** Applies what was approved, in that order. Gives the agents whose trigger is another now. */
export function applyApprovedChanges(world: World, tick: number): readonly AgentState[] {
  const due = world.approved;
  if (due.length === 0) return [];
  world.approved = [];
  return due.flatMap((request) => {
    const index = world.scopes.indexOf(request.agent);
    const state = index === undefined ? undefined : world.states[index];
    if (state === undefined) return [];
    const { mode: modeBefore } = state.trigger;
    world.desk.noteEffect(request, { tick, modeBefore });
    state.trigger = applyChange(state.trigger, request.trigger);
    if (modeBefore === 'polling' && state.trigger.mode === 'event-driven')
      state.becameEventDriven = tick;
    const { agent, trigger: change, requestedBy, decidedBy: approvedBy, reason } = request;
    world.setup.observer?.log?.({
      type: 'switch',
      tick,
      agent,
      change,
      requestedBy,
      approvedBy,
      reason,
    });
    return [state];
  });
}
