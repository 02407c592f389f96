// Circles of agents that can wake each other with messages, at once and for ever. Lines of messages run within a family (a
// manager and its reports) and both ways, so every circle lies in one family, and a family is one circle.

import type { Trigger } from '#org/types';
import type { WakeGraph } from './wake-graph.js';
import type { WakeNode } from './wake-node.js';
import { namesTrigger } from './wants-trigger.js';

/**
 * The members of each circle, at least two, a manager before its reports. In it are event-driven agents that name
 * `message_received` in their filter and answer it at once: without a window for it and without a cooldown.
 */
export function messageCircles({ nodes, roots }: WakeGraph): readonly (readonly WakeNode[])[] {
  const families = nodes.map((node) => [node, ...node.below.members]);
  return [roots, ...families]
    .map((family) => family.filter(({ agent }) => answersAtOnce(agent.trigger)))
    .filter(({ length }) => length > 1);
}

function answersAtOnce({
  mode,
  triggerOn,
  batchWindow,
  batchOverrides,
  cooldownTicks,
}: Trigger): boolean {
  if (mode === 'polling' || cooldownTicks > 0) return false;
  const window =
    batchOverrides['priority:normal'] ?? batchOverrides.message_received ?? batchWindow;
  return window === 0 && namesTrigger(triggerOn, 'message_received');
}
