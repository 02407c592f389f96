// The chart as work sees it: who may not delegate has nobody to delegate to, and does the work itself.

import type { Chart } from '#org/chart';
import { chartOf } from '#org/chart';
import type { Agent, Org } from '#org/types';

/** The org's chart without the reports of agents below the level that `Permissions` asks of whoever delegates. */
export function workChartOf(org: Org): Chart {
  const chart = chartOf(org);
  const least = org.policies.permissions.delegate;
  if (least === undefined) return chart;
  return {
    ...chart,
    childrenOf: (id) => {
      const mayDelegate = id === null || (chart.agent(id)?.level ?? 0) >= least;
      return mayDelegate ? chart.childrenOf(id) : [];
    },
  };
}

export function isManager(chart: Chart, agent: Agent): boolean {
  return chart.childrenOf(agent.id).length > 0;
}

/** How many do the work below each agent, itself included where it has nobody to pass work to. By id. */
export function countWorkers(chart: Chart): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  // Reports before their managers.
  for (const agent of chart.roots.flatMap(({ id }) => chart.subtreeOf(id)).reverse()) {
    const count = isManager(chart, agent) ? (counts.get(agent.id) ?? 0) : 1;
    counts.set(agent.id, count);
    const { reportsTo } = agent;
    if (reportsTo !== null) counts.set(reportsTo, (counts.get(reportsTo) ?? 0) + count);
  }
  return counts;
}
