// Whether a wake filter lets a trigger through. Windows and holds are not its business.

import type { WakeTrigger } from '#org/names';
import { isExternalTrigger, MESSAGE_TRIGGERS } from '#org/names';
import type { Trigger } from '#org/types';

/** Whether an event-driven agent wakes on some message of that trigger; what comes from outside must be named. */
export function wantsTrigger(
  { mode, triggerOn }: Pick<Trigger, 'mode' | 'triggerOn'>,
  trigger: WakeTrigger,
): boolean {
  if (mode === 'polling') return false;
  if (triggerOn === 'all') return !isExternalTrigger(trigger);
  return triggerOn.some((event) => event.trigger === trigger);
}

/** Whether the filter names the trigger: `all`, or all five messages, names none of them. */
export function namesTrigger(triggerOn: Trigger['triggerOn'], trigger: WakeTrigger): boolean {
  if (triggerOn === 'all') return false;
  const named = new Set(triggerOn.map((event) => event.trigger));
  if (!isExternalTrigger(trigger) && MESSAGE_TRIGGERS.every((message) => named.has(message)))
    return false;
  return named.has(trigger);
}
