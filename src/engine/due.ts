// When a pending message wakes a sleeping agent: the trigger filter and the batch windows. Knows nothing of holds.

import { isExternalTrigger } from '#org/names';
import type { Trigger, WakeEvent } from '#org/types';
import type { Message } from './types.js';

/**
 * Whether the agent wakes on the message: its trigger is in `Wake on` and a filter fits. An external event is always
 * addressed to the agent whose inbox it is in, so it counts unless the agent filters this very trigger.
 */
export function isWanted(trigger: Trigger, message: Message): boolean {
  if (trigger.triggerOn === 'all') return true;
  const named = trigger.triggerOn.filter((event) => event.trigger === message.trigger);
  if (named.length === 0) return isExternalTrigger(message.trigger);
  return named.some((event) => fitsFilter(event, message));
}

function fitsFilter(event: WakeEvent, message: Message): boolean {
  return Object.entries(event.filter ?? {}).every(
    ([name, value]) => message.attributes?.[name] === value,
  );
}

/** The tick from which the message wakes its event-driven recipient by itself; null when it only waits to be shown. */
export function dueTick(trigger: Trigger, message: Message): number | null {
  if (message.dueAtOnce) return message.arrival;
  if (!isWanted(trigger, message)) return null;
  if (message.priority === 'critical') return message.arrival;
  const overrides = trigger.batchOverrides;
  const window =
    overrides[`priority:${message.priority}`] ?? overrides[message.trigger] ?? trigger.batchWindow;
  return message.arrival + window;
}
