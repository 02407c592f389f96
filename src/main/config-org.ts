// Shows what an ORG.md means: the use case behind `orgsim config` and whoever else asks. Reads and prints nothing.

import type { Finding } from '#lint/finding';
import { groupAgents, groupKeyOf, nameAgents } from '#metrics/name-groups';
import type { Chart } from '#org/chart';
import { chartOf } from '#org/chart';
import type { Agent, Org } from '#org/types';
import { findAgents } from './find-agents.js';
import { loadOrg } from './load-org.js';
import type { OrgSource } from './org-source.js';

/** Members of one Count that differ in nothing but their number, or one agent. */
export interface AgentGroup {
  /** `Backend Worker 1-3`. */
  readonly name: string;
  /** At least one. */
  readonly agents: readonly [Agent, ...Agent[]];
}

/** A group in the chart, with those below it. */
export interface ChartNode extends AgentGroup {
  readonly reports: readonly ChartNode[];
}

export interface ConfiguredOrg {
  readonly file: string;
  readonly source: string;
  readonly org: Org;
  readonly findings: readonly Finding[];
  /** All agents, or those that were asked for. */
  readonly agents: readonly Agent[];
  /** The same, told once where they are the same. */
  readonly groups: readonly AgentGroup[];
  /** Who reports to the human principal, and all below them. */
  readonly chart: readonly ChartNode[];
}

/**
 * One file; `wanted` is the name, title or id of an agent, in any case, or the name of a Count: then only those are in
 * `agents` and `groups`, none when nobody bears it. Never throws, whatever the text.
 */
export function configOrg(source: OrgSource, wanted?: string): ConfiguredOrg {
  const { org, findings } = loadOrg(source);
  const agents = wanted === undefined ? org.agents : findAgents(org, wanted);
  return {
    file: source.name,
    source: source.text,
    org,
    findings,
    agents,
    groups: foldMembers(agents),
    chart: chartBelow(chartOf(org), null),
  };
}

function chartBelow(chart: Chart, manager: string | null): readonly ChartNode[] {
  return foldMembers(chart.childrenOf(manager), chart).map((group) => ({
    ...group,
    reports: group.agents.flatMap(({ id }) => chartBelow(chart, id)),
  }));
}

/** Without a chart, members are told together even where one of them has reports of its own. */
function foldMembers(agents: readonly Agent[], chart?: Chart): readonly AgentGroup[] {
  const keyOf = (agent: Agent): string => {
    const hasReports = (chart?.childrenOf(agent.id).length ?? 0) > 0;
    return hasReports ? agent.id : groupKeyOf(agent);
  };
  return groupAgents(agents, keyOf).flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ name: nameAgents([first, ...others]), agents: [first, ...others] }],
  );
}
