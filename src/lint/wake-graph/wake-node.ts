// The nodes of the wake graph: each agent with its place in the chart. Knows the edges' ends, not what is alive.

import type { Agent, Org } from '#org/types';

/** Why an agent wakes though nobody writes to it; `external`: a program outside, which acts when it likes. */
export type SelfWake = 'poll' | 'timer' | 'threshold' | 'external';

/** Those who report to the same manager, or to the human principal: they may write to each other. */
interface Family {
  readonly manager: WakeNode | null;
  /** In document order. */
  readonly members: readonly WakeNode[];
}

/** An agent. Each member of a Count is a node of its own. */
export interface WakeNode {
  readonly agent: Agent;
  /** Null for one that reports to the human principal. */
  readonly manager: WakeNode | null;
  /** Its direct reports; their family. */
  readonly below: Family;
  /** Itself and its peers. */
  readonly family: Family;
  /** Whether it may delegate to its reports, as Permissions say; true without any. */
  readonly mayDelegate: boolean;
  /** The agent that decides its config requests: the nearest above that may; null for the human principal. */
  readonly decider: WakeNode | null;
  /** Why it wakes with no message at all; the safety wake is no such reason. */
  readonly selfWakes: readonly SelfWake[];
  /** Wakes itself, or somebody who acts sends it what it wakes on. */
  readonly isLive: boolean;
  /** May be invoked at all, if only by its safety wake or a config request: then it may send messages. */
  readonly acts: boolean;
}

/** A node while the graph is made. */
export interface NodeDraft extends WakeNode {
  manager: NodeDraft | null;
  below: FamilyDraft;
  family: FamilyDraft;
  decider: NodeDraft | null;
  selfWakes: readonly SelfWake[];
  isLive: boolean;
  acts: boolean;
}

export interface FamilyDraft extends Family {
  readonly manager: NodeDraft | null;
  readonly members: NodeDraft[];
}

export interface NodeDrafts {
  /** In document order. */
  readonly nodes: readonly NodeDraft[];
  /** Each manager before its reports. */
  readonly topDown: readonly NodeDraft[];
  /** Those who report to the human principal. */
  readonly roots: FamilyDraft;
}

/** All agents in their places, in time linear in their number. */
export function placeNodes({ agents, policies }: Pick<Org, 'agents' | 'policies'>): NodeDrafts {
  const { delegate, 'approve config changes': approve = 0 } = policies.permissions;
  const roots: FamilyDraft = { manager: null, members: [] };
  const byId = new Map<string, NodeDraft>();
  const nodes = agents.map((agent): NodeDraft => {
    const draft = {
      agent,
      manager: null,
      family: roots,
      mayDelegate: delegate === undefined || agent.level >= delegate,
      decider: null,
      selfWakes: [],
      isLive: false,
      acts: false,
    };
    const node: NodeDraft = Object.assign(draft, { below: { manager: null, members: [] } });
    node.below = { manager: node, members: [] };
    byId.set(agent.id, node);
    return node;
  });
  for (const node of nodes) {
    node.manager = byId.get(node.agent.reportsTo ?? '') ?? null;
    node.family = node.manager?.below ?? roots;
    node.family.members.push(node);
  }
  const topDown = [...roots.members];
  // Grows while it is walked: the chart is a forest, so everybody comes once.
  for (const { below } of topDown) topDown.push(...below.members);
  for (const node of topDown) {
    const { manager } = node;
    const decides = manager === null || manager.agent.level >= approve;
    node.decider = decides ? manager : manager.decider;
  }
  return { nodes, topDown, roots };
}
