// The messages that stand for an agent's day where only its rate is known: one of each kind that it wakes on. Knows no rate.

import type { OutsideEvent, SendAction } from '#engine/types';
import type { MessageTrigger } from '#org/names';
import { HUMAN_PRINCIPAL, isExternalTrigger, MESSAGE_TRIGGERS } from '#org/names';
import type { Agent, WakeEvent } from '#org/types';

const KIND_OF_TRIGGER = {
  task_assigned: 'delegation',
  escalation_received: 'escalation',
  completion_received: 'completion',
  message_received: 'message',
  order_received: 'order',
} as const satisfies Record<MessageTrigger, SendAction['type']>;

const BODY = 'as its activity states';
/** Of triggers from outside. */
const OUTSIDE = 'outside';

/**
 * What one arrival may be, each as likely as the others: what happens when it is that. Everything comes from the human
 * principal: an agent as sender would be booked as blocked, or as waiting, which it is not. Of priority `normal`, so that no
 * window of another priority and no passing of holds is meant.
 */
export function activityMessages({ id, trigger }: Agent): readonly (readonly OutsideEvent[])[] {
  // A polling agent has no wake filter.
  const { mode, triggerOn } = trigger;
  if (mode === 'polling' || triggerOn === 'all')
    return MESSAGE_TRIGGERS.map((name) => arrivalOf(id, { trigger: name, filter: null }));
  // Of a trigger that stands there with several filters, the first.
  const kinds = new Map(triggerOn.toReversed().map((event) => [event.trigger, event]));
  return [...kinds.values()].map((event) => arrivalOf(id, event));
}

function arrivalOf(to: string, { trigger, filter }: WakeEvent): readonly OutsideEvent[] {
  const common = { to, body: BODY, priority: 'normal' } as const;
  const attributes = filter === null ? {} : { attributes: filter };
  if (isExternalTrigger(trigger))
    return [{ from: OUTSIDE, action: { type: trigger, ...common, ...attributes } }];
  const type = KIND_OF_TRIGGER[trigger];
  const message = { type, ...common, ...attributes };
  if (type !== 'delegation') return [{ from: HUMAN_PRINCIPAL, action: message }];
  // Done as soon as it is given: nobody works here, and open tasks would pile up for the length of the run.
  const task = `activity-${to}`;
  return [
    { from: HUMAN_PRINCIPAL, action: { ...message, task } },
    { from: to, action: { type: 'completion', to: HUMAN_PRINCIPAL, task, body: BODY } },
  ];
}
