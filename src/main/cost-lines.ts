// The rows of a table of costs: agents, members of one Count as one, or whole departments, models and levels.

import { dependsOnEvents } from '#cost/estimate/cost-gap';
import { addSpreads } from '#cost/estimate/spread';
import type { AgentEstimate, Spread } from '#cost/estimate/types';
import { groupAgents, nameMembers } from '#metrics/name-groups';

export const COST_GROUPINGS = ['agent', 'department', 'model', 'level'] as const;
export type CostGrouping = (typeof COST_GROUPINGS)[number];

export interface CostLine {
  readonly name: string;
  /** Under whose heading it stands; null in a table of groups, too. */
  readonly department: string | null;
  /** Agents that it sums up. */
  readonly count: number;
  /** One of them, where they differ in nothing that costs; null in a table of groups. */
  readonly agent: AgentEstimate | null;
  /** Invocations an hour of all of them; of agents of unknown rate, those that are certain. */
  readonly wakesPerHour: Spread;
  readonly idlePollsPerHour: number;
  readonly tokensPerHour: Spread;
  /** US dollars of those that are priced; null where none is. */
  readonly costPerHour: Spread | null;
  /** Of an average invocation of those that are priced. */
  readonly costPerInvocation: number | null;
  /** Of the whole bill, 0 to 1; null where there is none. */
  readonly share: number | null;
  /** Agents without a price, and those that cost more than is known: nobody says how many events they get. */
  readonly unpriced: number;
  readonly unknownRate: number;
}

const NO_DEPARTMENT = 'no department';

/** Members of one Count stand together unless `all` of them are wanted, groups by what they cost, the dearest first. */
export function costLines(
  agents: readonly AgentEstimate[],
  grouping: CostGrouping,
  all: boolean,
): readonly CostLine[] {
  const whole = agents.reduce((sum, { costPerHour }) => sum + (costPerHour?.expected ?? 0), 0);
  if (grouping === 'agent') {
    const rows = all ? agents.map((agent) => [agent]) : groupAgents(agents, rowKeyOf);
    return rows.flatMap((members): CostLine[] => {
      const [agent] = members;
      if (agent === undefined) return [];
      const { department, costPerInvocation } = agent;
      return [
        {
          ...sumUp(members, whole),
          name: nameMembers(members),
          department,
          agent,
          costPerInvocation,
        },
      ];
    });
  }
  const groups = groupAgents(agents, (agent) => groupNameOf(agent, grouping));
  return groups
    .map((members) => ({
      ...sumUp(members, whole),
      name: members[0] === undefined ? '' : groupNameOf(members[0], grouping),
      department: null,
      agent: null,
    }))
    .sort((a, b) => (b.costPerHour?.expected ?? -1) - (a.costPerHour?.expected ?? -1));
}

/** A member of a Count that costs otherwise than the others, as with a rate of its own, has a row of its own. */
function rowKeyOf({
  groupKey,
  model,
  mode,
  tickInterval,
  wakes,
  costPerHour,
}: AgentEstimate): string {
  const { low, expected, high } = wakes.total;
  return [groupKey, model, mode, tickInterval, low, expected, high, costPerHour?.expected].join(
    ' ',
  );
}

function groupNameOf(agent: AgentEstimate, grouping: Exclude<CostGrouping, 'agent'>): string {
  switch (grouping) {
    case 'department':
      return agent.department ?? NO_DEPARTMENT;
    case 'model':
      return agent.resolvedModel;
    case 'level':
      return `L${agent.level}`;
  }
}

function sumUp(
  members: readonly AgentEstimate[],
  whole: number,
): Omit<CostLine, 'name' | 'department' | 'agent'> {
  const priced = members.filter(({ costPerHour }) => costPerHour !== null);
  const cost = addSpreads(priced.flatMap(({ costPerHour }) => costPerHour ?? []));
  const wakes = addSpreads(priced.map((agent) => agent.wakes.total));
  return {
    count: members.length,
    wakesPerHour: addSpreads(members.map((agent) => agent.wakes.total)),
    idlePollsPerHour: members.reduce((sum, agent) => sum + agent.wakes.idlePolls, 0),
    tokensPerHour: addSpreads(members.map(({ tokensPerHour }) => tokensPerHour)),
    costPerHour: priced.length === 0 ? null : cost,
    costPerInvocation: wakes.expected === 0 ? null : cost.expected / wakes.expected,
    share: whole === 0 || priced.length === 0 ? null : cost.expected / whole,
    unpriced: members.length - priced.length,
    unknownRate: members.filter(dependsOnEvents).length,
  };
}
