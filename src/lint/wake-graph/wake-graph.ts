// The wake graph of an org: who can wake whom along the chart, as the engine allows it, and who is never woken. One graph
// an org, however many rules ask.

import { defaultStartMs } from '#org/default-start';
import type { Org } from '#org/types';
import { findLive } from './find-live.js';
import { noteSelfWakes } from './self-wakes.js';
import type { WakeClock } from './wake-clock.js';
import { createWakeClock } from './wake-clock.js';
import type { WakeNode } from './wake-node.js';
import { placeNodes } from './wake-node.js';

export interface WakeGraph {
  readonly org: Org;
  /** In the order of the org's agents. */
  readonly nodes: readonly WakeNode[];
  /** Each manager before its reports. */
  readonly topDown: readonly WakeNode[];
  /** Those who report to the human principal. */
  readonly roots: readonly WakeNode[];
  readonly clock: WakeClock;
}

const graphs = new WeakMap<Org, WakeGraph>();

/** The graph of an org, for runs from the default start on. Made once for each org object, in linear time. */
export function wakeGraphOf(org: Org): WakeGraph {
  const known = graphs.get(org);
  if (known !== undefined) return known;
  const graph = buildWakeGraph(org, defaultStartMs(org.timezone));
  graphs.set(org, graph);
  return graph;
}

/** The graph for runs that start at `startMs` (ms since 1970 UTC): where ticks fall decides what working hours hold. */
export function buildWakeGraph(org: Org, startMs: number): WakeGraph {
  const clock = createWakeClock(org, startMs);
  const drafts = placeNodes(org);
  noteSelfWakes(org, drafts, clock);
  findLive(org, drafts);
  return {
    org,
    nodes: drafts.nodes,
    topDown: drafts.topDown,
    roots: drafts.roots.members,
    clock,
  };
}
