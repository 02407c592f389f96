// When a pending message wakes a sleeping agent: the trigger filter and the batch windows. Knows nothing of holds.

import type { Priority } from '#org/names';
import { isExternalTrigger } from '#org/names';
import type { BatchKey, Trigger, WakeEvent } from '#org/types';
import type { Message } from './types.js';

const PRIORITY_KEYS = {
  low: 'priority:low',
  normal: 'priority:normal',
  high: 'priority:high',
  critical: 'priority:critical',
} as const satisfies Record<Priority, BatchKey>;

/**
 * Whether the agent wakes on the message: its trigger is in `Wake on` and a filter fits. An external event is always
 * addressed to the agent whose inbox it is in, so it counts unless the agent filters this very trigger.
 */
export function isWanted(trigger: Trigger, message: Message): boolean {
  const { triggerOn } = trigger;
  if (triggerOn === 'all') return true;
  let isNamed = false;
  for (let place = 0; place < triggerOn.length; place++) {
    const event = triggerOn[place];
    if (event?.trigger !== message.trigger) continue;
    if (event.filter === null || fitsFilter(event.filter, message)) return true;
    isNamed = true;
  }
  return !isNamed && isExternalTrigger(message.trigger);
}

function fitsFilter(filter: NonNullable<WakeEvent['filter']>, { attributes }: Message): boolean {
  return Object.entries(filter).every(([name, value]) => attributes?.[name] === value);
}

/**
 * The tick from which the message wakes its event-driven recipient by itself; null when it only waits to be shown. Without
 * `hasOverrides` there are none, and none is looked up.
 */
export function dueTick(trigger: Trigger, message: Message, hasOverrides = true): number | null {
  if (message.dueAtOnce) return message.arrival;
  if (!isWanted(trigger, message)) return null;
  if (message.priority === 'critical') return message.arrival;
  const { batchOverrides, batchWindow } = trigger;
  if (!hasOverrides) return message.arrival + batchWindow;
  const ofPriority = batchOverrides[PRIORITY_KEYS[message.priority]];
  return message.arrival + (ofPriority ?? batchOverrides[message.trigger] ?? batchWindow);
}
