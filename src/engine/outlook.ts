// What is known of an agent's future: its settings from the next tick on, what waits for it, what is sure to come. Changes
// nothing of the run.

import type { Trigger } from '#org/types';
import type { WakeSource } from './agent-explanation.js';
import type { AgentState } from './agent-state.js';
import { defaultPriority, triggerOf } from './apply-actions.js';
import { applyChange } from './config-desk.js';
import { dueTick } from './due.js';
import { isUrgent } from './holds.js';
import type { Message } from './types.js';
import type { World } from './world.js';

export interface Outlook {
  /** The tick that comes next. */
  readonly tick: number;
  readonly trigger: Trigger;
  readonly becameEventDriven: number;
  /** Oldest first: pending, then what is to be sent to it at a known later tick. */
  readonly messages: readonly Message[];
  /** In the order of reasons, each with its first tick. Only `poll` passes when it is not met; all others stay. */
  readonly sources: readonly WakeSource[];
}

export function lookAhead(world: World, state: AgentState, tick: number): Outlook {
  const id = state.agent.id;
  let { trigger, becameEventDriven } = state;
  for (const request of world.approved) {
    if (request.agent !== id) continue;
    const wasPolling = trigger.mode === 'polling';
    trigger = applyChange(trigger, request.trigger);
    if (wasPolling && trigger.mode === 'event-driven') becameEventDriven = tick;
  }
  const messages = [...state.inbox.getPending(), ...scheduledFor(world, id)];
  const outlook = { tick, trigger, becameEventDriven, messages };
  return { ...outlook, sources: [...findSources(state, outlook)] };
}

/** The tick from which a message wakes the agent by itself; null when it only waits to be shown. */
export function wakesFrom(
  { tick, trigger, becameEventDriven }: Omit<Outlook, 'sources'>,
  message: Message,
): number | null {
  if (trigger.mode === 'polling') return null;
  if (message.arrival < becameEventDriven) return tick;
  const due = dueTick(trigger, message);
  return due === null ? null : Math.max(tick, due);
}

/** The first tick after `tick` at which a critical message that counts arrives, or null. */
export function nextUrgentTick({ trigger, messages }: Outlook, tick: number): number | null {
  const next = messages.find((message) => message.arrival > tick && isUrgent(trigger, message));
  return next?.arrival ?? null;
}

/** Of the ticks that are known; null without any. */
export function earliest(ticks: Iterable<number | null>): number | null {
  let least: number | null = null;
  for (const tick of ticks) if (tick !== null && (least === null || tick < least)) least = tick;
  return least;
}

function* findSources(state: AgentState, outlook: Omit<Outlook, 'sources'>): Generator<WakeSource> {
  const { tick, trigger, messages } = outlook;
  const isPolling = trigger.mode === 'polling';
  const name = null;
  if (isPolling) {
    const { tickInterval } = trigger;
    yield { reason: 'poll', tick: Math.ceil(tick / tickInterval) * tickInterval, name };
  }
  const due = earliest(messages.map((message) => wakesFrom(outlook, message)));
  if (due !== null) yield { reason: 'message', tick: due, name };
  for (const [index, timer] of state.timers.entries()) {
    const next = state.dueTimers.includes(index) ? tick : timer.next;
    const timerName = trigger.timers[index]?.name ?? null;
    if (next !== null) yield { reason: 'timer', tick: next, name: timerName };
  }
  if (state.dueThresholds.length > 0) yield { reason: 'threshold', tick, name };
  if (!isPolling && trigger.maxSleepTicks !== null) {
    const asleepUntil = state.lastWake + trigger.maxSleepTicks;
    yield { reason: 'safety', tick: Math.max(tick, asleepUntil), name };
  }
  if (!isPolling && state.workInProgress) yield { reason: 'continue', tick, name };
}

function scheduledFor(world: World, id: string): Message[] {
  return [...world.scheduled.to(id)].map(([tick, { from, action }]) => ({
    id: 0,
    kind: action.type,
    trigger: triggerOf(action.type),
    from,
    to: id,
    priority: action.priority ?? defaultPriority(action.type),
    arrival: tick,
    task: action.task ?? null,
    body: action.body,
    attributes: action.attributes ?? null,
    escalationReason: action.escalationReason ?? null,
    dueAtOnce: false,
    chain: action.chain ?? null,
  }));
}
