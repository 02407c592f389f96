// The chart as work sees it: who may not delegate has nobody to delegate to, and does the work itself.

import type { Chart } from '#org/chart';
import { chartOf } from '#org/chart';
import type { Org } from '#org/types';

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
