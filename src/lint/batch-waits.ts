// How long the batch windows of an agent hold its mail back, by what the mail is. Knows no rule.

import type { MessageTrigger, Priority, WakeTrigger } from '#org/names';
import { MESSAGE_TRIGGERS } from '#org/names';
import type { Trigger } from '#org/types';

/** The window that counts for mail of that trigger and priority, in ticks: the priority's own, the trigger's, the agent's. */
export function windowFor(
  { batchOverrides, batchWindow }: Trigger,
  event: WakeTrigger,
  priority: Priority,
): number {
  if (priority === 'critical') return 0;
  return batchOverrides[`priority:${priority}`] ?? batchOverrides[event] ?? batchWindow;
}

/** The triggers that wake the agent; those from outside only where they are named. */
function wakingTriggers({ triggerOn }: Trigger): readonly WakeTrigger[] {
  if (triggerOn === 'all') return MESSAGE_TRIGGERS;
  return [...new Set(triggerOn.map(({ trigger }) => trigger))];
}

/** The longest window that some mail waits for, in ticks. */
export function longestWindow(trigger: Trigger): number {
  const windows = wakingTriggers(trigger).flatMap((event) =>
    (['low', 'normal', 'high'] as const).map((priority) => windowFor(trigger, event, priority)),
  );
  return Math.max(0, ...windows);
}

/** Triggers of which a person or a blocked agent waits for the answer. */
export const URGENT_TRIGGERS = [
  'escalation_received',
  'order_received',
] as const satisfies readonly MessageTrigger[];
