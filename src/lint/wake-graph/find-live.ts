// Who is alive: the least fixed point over what can be sent along the chart, each agent and each line looked at once.
//
// A sender need not be alive itself: whom only the safety wake runs sends messages too when it runs.

import { isExternalTrigger } from '#org/names';
import type { Org } from '#org/types';
import type { FamilyDraft, NodeDraft, NodeDrafts } from './wake-node.js';
import { wantsTrigger } from './wants-trigger.js';

/** From this level on an agent may ask for config changes, where Permissions say nothing. */
const REQUEST_LEVEL = 7;

/** Notes in every node whether it is live and whether it acts. */
export function findLive({ policies }: Pick<Org, 'policies'>, drafts: NodeDrafts): void {
  const requestLevel = policies.permissions['request config changes'] ?? REQUEST_LEVEL;
  const open: NodeDraft[] = [];
  /** Who acts in a family: after two of them everybody in it has been written to. */
  const actors = new Map<FamilyDraft, NodeDraft[]>();

  const act = (node: NodeDraft): void => {
    if (node.acts) return;
    node.acts = true;
    open.push(node);
  };
  const reach = (node: NodeDraft, trigger: Parameters<typeof wantsTrigger>[1]): void => {
    if (!wantsTrigger(node.agent.trigger, trigger)) return;
    node.isLive = true;
    act(node);
  };
  const writeToPeers = (node: NodeDraft): void => {
    const { family } = node;
    const known = actors.get(family) ?? [];
    if (known.length > 1) return;
    actors.set(family, [...known, node]);
    const [first] = known;
    if (first !== undefined) reach(first, 'message_received');
    else for (const peer of family.members) if (peer !== node) reach(peer, 'message_received');
  };

  // A poll that the working hours never let through is let through by a critical message.
  const passesHours = policies.workingHours?.criticalPasses === true;
  for (const node of drafts.nodes) startFrom(node, passesHours, act, reach);
  for (const root of drafts.roots.members) reach(root, 'message_received');
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { manager, below, mayDelegate } = node;
    if (manager !== null) {
      reach(manager, 'escalation_received');
      reach(manager, 'message_received');
      if (manager.mayDelegate) reach(manager, 'completion_received');
    }
    for (const report of below.members) {
      reach(report, 'message_received');
      if (mayDelegate) reach(report, 'task_assigned');
    }
    writeToPeers(node);
    // Whoever decides a config request is woken by it, whatever its `Wake on`; that alone makes nobody live.
    const mayAsk = below.members.length > 0 && node.agent.level >= requestLevel;
    if (mayAsk && node.decider !== null) act(node.decider);
  }
}

function startFrom(
  node: NodeDraft,
  passesHours: boolean,
  act: (node: NodeDraft) => void,
  reach: (node: NodeDraft, trigger: 'order_received') => void,
): void {
  const { mode, maxSleepTicks, triggerOn } = node.agent.trigger;
  const isEventDriven = mode === 'event-driven';
  const isNamedOutside =
    isEventDriven &&
    triggerOn !== 'all' &&
    triggerOn.some(({ trigger }) => isExternalTrigger(trigger));
  if (node.selfWakes.length > 0 || isNamedOutside) {
    node.isLive = true;
    act(node);
  }
  if (isEventDriven ? maxSleepTicks !== null : passesHours) act(node);
  // The human principal may order anybody.
  reach(node, 'order_received');
}
