// Why an agent sleeps: what is pending and which rule decides about it, what would hold it, what wakes it next. Reads the
// engine's state and changes nothing of the run.

import { invariant } from '#base/assert';
import type { Trigger } from '#org/types';
import type {
  AgentExplanation,
  MessageRule,
  PendingGroup,
  ThresholdState,
} from './agent-explanation.js';
import type { AgentState } from './agent-state.js';
import { isWanted } from './due.js';
import { findNextWake } from './next-wake.js';
import type { Outlook } from './outlook.js';
import { lookAhead, wakesFrom } from './outlook.js';
import { presentHolds } from './present-holds.js';
import type { Message } from './types.js';
import { thresholdValue } from './wake-reasons.js';
import type { World } from './world.js';

/** After `tick` ticks have passed, and none is under way. Throws a RangeError for an id that is not in the org. */
export function explainAgent(world: World, id: string, tick: number): AgentExplanation {
  const index = world.scopes.indexOf(id);
  const state = index === undefined ? undefined : world.states[index];
  if (state === undefined) throw new RangeError(`${id} is not in the org`);
  // What leaves a window while nothing happens may not have left it yet.
  for (const window of world.ledger.windows) window.close(tick - 1);
  const outlook = lookAhead(world, state, tick);
  return {
    agent: id,
    tick,
    trigger: outlook.trigger,
    lastWake: state.hasWoken ? state.lastWake : null,
    workInProgress: state.workInProgress,
    pending: groupPending(state, outlook),
    holds: presentHolds(world, state, outlook, tick),
    sources: outlook.sources,
    nextWake: findNextWake(world, state, outlook),
    thresholds: describeThresholds(world, state, tick),
  };
}

function groupPending(state: AgentState, outlook: Outlook): PendingGroup[] {
  const groups = new Map<string, Message[]>();
  for (const message of state.inbox.getPending()) {
    const key = `${ruleOf(outlook, message)} ${message.trigger} ${message.priority}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [message]);
    else group.push(message);
  }
  return [...groups.values()].map((messages) => describeGroup(outlook, messages));
}

function describeGroup(outlook: Outlook, messages: readonly Message[]): PendingGroup {
  const [first] = messages;
  const last = messages.at(-1);
  invariant(first !== undefined && last !== undefined, 'a group of pending messages has one');
  const { trigger, priority } = first;
  const rule = ruleOf(outlook, first);
  return {
    rule,
    trigger,
    priority,
    messages,
    // One window for all of them: who came first is due first.
    dueFrom: wakesFrom(outlook, first),
    dueTo: wakesFrom(outlook, last),
    filters: rule === 'filter' ? filtersOf(outlook.trigger, first) : [],
  };
}

function ruleOf(outlook: Outlook, message: Message): MessageRule {
  const { tick, trigger } = outlook;
  if (trigger.mode === 'polling') return 'polling';
  const due = wakesFrom(outlook, message);
  if (due !== null) return due > tick ? 'batch-window' : 'due';
  return whyUnwanted(trigger, message) ?? 'not-in-wake-on';
}

/** Why the agent does not wake on the message; null when it does, windows and holds aside. */
export function whyUnwanted(
  trigger: Trigger,
  message: Message,
): Extract<MessageRule, 'filter' | 'not-in-wake-on'> | null {
  if (message.dueAtOnce || isWanted(trigger, message)) return null;
  return filtersOf(trigger, message).length > 0 ? 'filter' : 'not-in-wake-on';
}

function filtersOf({ triggerOn }: Trigger, { trigger }: Message) {
  if (triggerOn === 'all') return [];
  return triggerOn.flatMap((event) =>
    event.trigger === trigger && event.filter !== null ? [event.filter] : [],
  );
}

function describeThresholds(world: World, state: AgentState, tick: number): ThresholdState[] {
  return state.trigger.thresholds.map((threshold, index) => {
    const fired = state.lastFirings[index] ?? Number.NEGATIVE_INFINITY;
    const rested = fired + threshold.cooldownTicks;
    return {
      threshold,
      value: thresholdValue(world, state, index, tick) ?? null,
      isDue: state.dueThresholds.includes(index),
      restsUntil: rested > tick ? rested : null,
    };
  });
}
