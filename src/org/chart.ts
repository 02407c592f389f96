// Walks over the chart of a built org: who is below whom. The chart is a forest; order is that of the document.

import type { Agent, Org } from './types.js';

export interface Chart {
  /** Agents that report to the human principal. */
  readonly roots: readonly Agent[];
  /** The agent with that id, or null. */
  agent(id: string): Agent | null;
  /** Direct reports of an agent; of null, the human principal's. */
  childrenOf(id: string | null): readonly Agent[];
  /** The agent and all below it, each manager before its reports. Empty for an id that is not there. */
  subtreeOf(id: string): readonly Agent[];
  /** The managers above an agent, nearest first, without the human principal. */
  managerChain(id: string): readonly Agent[];
}

/** An index of the chart, made in time linear in the number of agents. */
export function chartOf({ agents }: Pick<Org, 'agents'>): Chart {
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  const children = new Map<string | null, Agent[]>();
  for (const agent of agents) {
    const reports = children.get(agent.reportsTo);
    if (reports === undefined) children.set(agent.reportsTo, [agent]);
    else reports.push(agent);
  }
  const childrenOf = (id: string | null): readonly Agent[] => children.get(id) ?? [];
  return {
    roots: childrenOf(null),
    agent: (id) => byId.get(id) ?? null,
    childrenOf,
    subtreeOf(id) {
      const subtree: Agent[] = [];
      const open = [byId.get(id)];
      for (let agent = open.pop(); agent !== undefined; agent = open.pop()) {
        subtree.push(agent);
        open.push(...childrenOf(agent.id).toReversed());
      }
      return subtree;
    },
    managerChain(id) {
      const chain: Agent[] = [];
      let manager = byId.get(byId.get(id)?.reportsTo ?? '');
      while (manager !== undefined) {
        chain.push(manager);
        manager = byId.get(manager.reportsTo ?? '');
      }
      return chain;
    },
  };
}
