// How long an escalation may take up to the human principal, over all the managers that it passes.

import type { Org } from '#org/types';
import { longestWait } from './longest-wait.js';
import type { WakeGraph } from './wake-graph.js';
import type { WakeNode } from './wake-node.js';

/** Sums over the managers above an agent, from the top down. */
interface Above {
  /** Of the longest waits that are known. */
  readonly ticks: number;
  /** Managers whom an escalation never wakes. */
  readonly nevers: number;
}

const NOBODY: Above = { ticks: 0, nevers: 0 };

/**
 * Most ticks from the moment an agent is stuck until its escalation is with the human principal, if every manager passes
 * it up at its first wake; null for never. By agent, in linear time. The wait that Culture puts before an escalation is
 * sent counts; spent budgets do not (see `longestWait`). What climbs past `Hierarchy depth` goes to the principal.
 */
export function escalationDelays(graph: WakeGraph): ReadonlyMap<WakeNode, number | null> {
  const { culture } = graph.org;
  const levels = Math.max(1, culture.hierarchyDepth ?? Number.POSITIVE_INFINITY);
  const delays = new Map<WakeNode, number | null>();
  /** For the agent in hand: at its own depth all managers above it, below that all above each of them. */
  const path: Above[] = [];
  const open = graph.roots.map((node) => ({ node, depth: 0 })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    const above = aboveOf(graph, node, path[depth - 1] ?? NOBODY);
    path[depth] = above;
    const past = path[depth - Math.min(depth, levels)] ?? NOBODY;
    const isNever = above.nevers > past.nevers;
    delays.set(node, isNever ? null : sendDelay(culture) + above.ticks - past.ticks);
    for (const report of node.below.members) open.push({ node: report, depth: depth + 1 });
  }
  return delays;
}

function aboveOf({ clock }: WakeGraph, { manager }: WakeNode, above: Above): Above {
  if (manager === null) return NOBODY;
  const wait = longestWait(manager.agent.trigger, clock, 'escalation_received');
  if (wait === null) return { ticks: above.ticks, nevers: above.nevers + 1 };
  return { ticks: above.ticks + wait, nevers: above.nevers };
}

/** Most ticks from being stuck to the escalation: the next full period is at least a tick off. */
function sendDelay({ escalation, escalationTicks }: Org['culture']): number {
  return escalation === 'batched' ? Math.max(1, escalationTicks) : escalationTicks;
}
