// Where orders enter the org, and where they end: who does the work that a workload can reach.

import type { Chart } from '#org/chart';
import type { Agent } from '#org/types';
import { isManager } from './work-chart.js';

const TOP_LEVEL = 10;

/** Who may be given an order that names nobody: the first L10 root if it has reports, else managers, else all roots. */
export function orderRoots(chart: Chart): readonly Agent[] {
  const top = chart.roots.find((agent) => agent.level === TOP_LEVEL);
  if (top !== undefined && isManager(chart, top)) return [top];
  const managers = chart.roots.filter((agent) => isManager(chart, agent));
  return managers.length > 0 ? managers : chart.roots;
}

/** A group of agents among whom the tasks of one order are shared. */
export interface WorkTeam {
  readonly workers: readonly Agent[];
  /** An order about it comes to this team; null for a team that gets what fits nobody. */
  readonly domain: string | null;
  /** Whether somebody above splits orders into tasks; else each order is one task. */
  readonly isSplit: boolean;
}

/** The teams that orders reach, in document order. */
export function workTeams(chart: Chart): readonly WorkTeam[] {
  return orderRoots(chart).flatMap((root) =>
    isManager(chart, root)
      ? teamsBelow(chart, root, root.domain)
      : [{ workers: [root], domain: root.domain, isSplit: false }],
  );
}

function teamsBelow(chart: Chart, manager: Agent, domain: string | null): WorkTeam[] {
  const reports = chart.childrenOf(manager.id);
  if (!reports.some((agent) => isManager(chart, agent))) {
    return [{ workers: reports, domain, isSplit: true }];
  }
  return reports.flatMap((agent) => {
    if (isManager(chart, agent)) return teamsBelow(chart, agent, agent.domain ?? domain);
    // Beside managers, only what its domain fits comes to somebody who does the work.
    return agent.domain === null ? [] : [{ workers: [agent], domain: agent.domain, isSplit: true }];
  });
}
