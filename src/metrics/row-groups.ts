// Who stands in which row of a table of agents: every agent, or, in a large org, everybody with reports and the others of
// each department together. Pure; knows no columns.

import type { Agent } from '#org/types';
import type { AgentFigures } from './agent-figures.js';
import { hasReports } from './has-reports.js';
import { groupAgents } from './name-groups.js';

/** An org of more agents is grouped unless every agent is asked for. */
const GROUPED_ABOVE = 30;

export interface Member {
  readonly agent: Agent;
  readonly figures: AgentFigures;
}

/** What every row of a table of agents has. */
export interface RowHead {
  readonly name: string;
  /** The department of a row that stands in one, in a grouped table. */
  readonly department: string | null;
  /** Agents that the row sums up; 1 for an agent's own row. */
  readonly count: number;
}

export interface RowGroup {
  readonly head: RowHead;
  /** At least one. */
  readonly members: readonly Member[];
}

/** `figures` are in the order of `agents`. `all` gives each agent a row of its own, whatever their number. */
export function groupRows(
  agents: readonly Agent[],
  figures: readonly AgentFigures[],
  all: boolean,
): readonly RowGroup[] {
  const members = agents.flatMap((agent, index) => {
    const own = figures[index];
    return own === undefined ? [] : [{ agent, figures: own }];
  });
  if (all || agents.length <= GROUPED_ABOVE) return members.map((member) => ownRow(member, null));
  const departments = groupAgents(members, ({ agent }) => agent.department ?? '');
  return departments.flatMap((department) => {
    const leads = department.filter(({ agent }) => hasReports(agents, agent.id));
    const workers = department.filter(({ agent }) => !hasReports(agents, agent.id));
    const name = department[0]?.agent.department ?? null;
    const rows = leads.map((lead) => ownRow(lead, name));
    return workers.length === 0 ? rows : [...rows, workersRow(workers, name)];
  });
}

function ownRow(member: Member, department: string | null): RowGroup {
  return { head: { name: member.agent.name, department, count: 1 }, members: [member] };
}

function workersRow(workers: readonly Member[], department: string | null): RowGroup {
  const [only] = workers;
  if (only !== undefined && workers.length === 1) return ownRow(only, department);
  const name = `${workers.length} without reports`;
  return { head: { name, department, count: workers.length }, members: workers };
}
