// Who stands in which row of a table of agents: every agent, or, in a large org, everybody with reports and the others of
// each department together. Pure; knows no columns.

import type { Agent } from '#org/types';
import type { AgentFigures } from './agent-figures.js';
import { hasReports } from './has-reports.js';
import { groupAgents } from './name-groups.js';

/** An org of more agents is grouped unless every agent is asked for. */
const GROUPED_ABOVE = 30;

/** An agent with its figures, or those of them that somebody has. */
export interface Member<Figures = AgentFigures> {
  readonly agent: Agent;
  readonly figures: Figures;
}

/** What every row of a table of agents has. */
export interface RowHead {
  readonly name: string;
  /** The department of a row that stands in one, in a grouped table. */
  readonly department: string | null;
  /** Agents that the row sums up; 1 for an agent's own row. */
  readonly count: number;
}

export interface RowGroup<Figures = AgentFigures> {
  readonly head: RowHead;
  /** At least one. */
  readonly members: readonly Member<Figures>[];
}

/** `figures` are in the order of `agents`. `all` gives each agent a row of its own, whatever their number. */
export function groupRows<Figures>(
  agents: readonly Agent[],
  figures: readonly Figures[],
  all: boolean,
): readonly RowGroup<Figures>[] {
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

function ownRow<Figures>(member: Member<Figures>, department: string | null): RowGroup<Figures> {
  return { head: { name: member.agent.name, department, count: 1 }, members: [member] };
}

function workersRow<Figures>(
  workers: readonly Member<Figures>[],
  department: string | null,
): RowGroup<Figures> {
  const [only] = workers;
  if (only !== undefined && workers.length === 1) return ownRow(only, department);
  const name = `${workers.length} without reports`;
  return { head: { name, department, count: workers.length }, members: workers };
}
