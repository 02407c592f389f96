// Who may send an agent what, along the chart: the edges of the wake graph as seen from where they end.

import { unreachable } from '#base/assert';
import type { WakeTrigger } from '#org/names';
import { isExternalTrigger, MESSAGE_TRIGGERS } from '#org/names';
import type { WakeNode } from './wake-node.js';
import { wantsTrigger } from './wants-trigger.js';

/** Seen from the agent that gets the message. */
export type Sender = 'principal' | 'manager' | 'reports' | 'peers' | 'outside';

/** Who may send it that, whether they ever act or not. */
export function sendersOf(node: WakeNode, trigger: WakeTrigger): readonly Sender[] {
  if (isExternalTrigger(trigger)) return ['outside'];
  const { manager, below, family, mayDelegate } = node;
  const hasReports = below.members.length > 0;
  switch (trigger) {
    case 'order_received':
      return ['principal'];
    case 'task_assigned':
      return manager?.mayDelegate === true ? ['manager'] : [];
    case 'escalation_received':
      return hasReports ? ['reports'] : [];
    case 'completion_received':
      return hasReports && mayDelegate ? ['reports'] : [];
    case 'message_received':
      return [
        manager === null ? 'principal' : 'manager',
        ...(hasReports ? (['reports'] as const) : []),
        ...(family.members.length > 1 ? (['peers'] as const) : []),
      ];
    default:
      return unreachable(trigger);
  }
}

/** Whether somebody who acts may send it that. */
export function canReach(node: WakeNode, trigger: WakeTrigger): boolean {
  return sendersOf(node, trigger).some((sender) => someoneActs(node, sender));
}

function someoneActs(node: WakeNode, sender: Sender): boolean {
  switch (sender) {
    case 'principal':
    case 'outside':
      return true;
    case 'manager':
      return node.manager?.acts === true;
    case 'reports':
      return node.below.members.some(({ acts }) => acts);
    case 'peers':
      return node.family.members.some((peer) => peer !== node && peer.acts);
    default:
      return unreachable(sender);
  }
}

/** A trigger that wakes an agent, and who sends it. */
export interface Waker {
  readonly trigger: WakeTrigger;
  readonly from: readonly Sender[];
}

/** The messages that can wake it, in the order of the format's list: wanted, and sent by somebody who acts. */
export function wakersOf(node: WakeNode): readonly Waker[] {
  const { trigger } = node.agent;
  const { triggerOn } = trigger;
  const named = triggerOn === 'all' ? [] : triggerOn.map((event) => event.trigger);
  const outside = [...new Set(named)].filter((name) => isExternalTrigger(name));
  return [...MESSAGE_TRIGGERS, ...outside].flatMap((name) => {
    if (!wantsTrigger(trigger, name)) return [];
    const from = sendersOf(node, name).filter((sender) => someoneActs(node, sender));
    return from.length === 0 ? [] : [{ trigger: name, from }];
  });
}
