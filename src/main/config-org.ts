// Shows what an ORG.md means: the use case behind `orgsim config` and whoever else asks. Reads and prints nothing.

import { didYouMean } from '#base/did-you-mean';
import { OrgsimError } from '#base/errors';
import type { SourceFile } from '#io/read-source';
import type { Finding } from '#lint/finding';
import { groupAgents, groupKeyOf, nameAgents } from '#metrics/name-groups';
import { referenceKey } from '#org/agent-id';
import type { Agent, Org } from '#org/types';
import { loadOrg } from './load-org.js';

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
export function configOrg(source: SourceFile, wanted?: string): ConfiguredOrg {
  const { org, findings } = loadOrg(source);
  const agents = wanted === undefined ? org.agents : findAgents(org, wanted);
  return {
    file: source.name,
    source: source.text,
    org,
    findings,
    agents,
    groups: foldMembers(agents),
    chart: chartBelow(org, null),
  };
}

/** The error for an agent that is in none of these orgs, with the name most likely meant. */
export function unknownAgent(wanted: string, orgs: readonly Org[]): OrgsimError {
  const agents = orgs.flatMap((org) => org.agents);
  const names = agents.flatMap(({ name, title, id }) => [name, title ?? id, id, countName(name)]);
  const suggestion = didYouMean(wanted, [...new Set(names)]);
  const hint =
    suggestion === null
      ? 'Without --agent, orgsim config shows everybody.'
      : `Did you mean --agent "${suggestion}"?`;
  return new OrgsimError('agent-unknown', `There is no agent "${wanted}".`, hint);
}

function findAgents({ agents }: Org, wanted: string): readonly Agent[] {
  const key = referenceKey(wanted);
  const named = agents.filter(({ id, name }) => id === wanted || referenceKey(name) === key);
  if (named.length > 0) return named;
  const byId = agents.filter(({ id }) => referenceKey(id) === key);
  if (byId.length > 0) return byId;
  const titled = agents.filter(({ title }) => title !== null && referenceKey(title) === key);
  if (titled.length > 0) return titled;
  return agents.filter(({ name, member }) => {
    const base = member === null ? null : referenceKey(countName(name));
    return base === key || `${base}s` === key;
  });
}

/** `Backend Worker 2` without its number. */
function countName(name: string): string {
  return name.replace(/\s*\d+$/u, '');
}

function chartBelow(org: Org, manager: string | null): readonly ChartNode[] {
  const reports = org.agents.filter(({ reportsTo }) => reportsTo === manager);
  return foldMembers(reports, org).map((group) => ({
    ...group,
    reports: group.agents.flatMap(({ id }) => chartBelow(org, id)),
  }));
}

/** Without an org, members are told together even where one of them has reports of its own. */
function foldMembers(agents: readonly Agent[], org?: Org): readonly AgentGroup[] {
  const managers = new Set(org?.agents.map(({ reportsTo }) => reportsTo));
  const keyOf = (agent: Agent): string => (managers.has(agent.id) ? agent.id : groupKeyOf(agent));
  return groupAgents(agents, keyOf).flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ name: nameAgents([first, ...others]), agents: [first, ...others] }],
  );
}
