// The rows of the dashboard: every agent, or, in a large org, everybody with reports and the others of each department
// as one row. Pure; formats nothing.

import type { TriggerMode } from '#org/names';
import type { Agent } from '#org/types';
import type { AgentFigures } from './agent-figures.js';
import { groupAgents } from './name-groups.js';
import type { Mark } from './utilization-marks.js';
import { markUtilization } from './utilization-marks.js';

/** An org of more agents is grouped unless every agent is asked for. */
const GROUPED_ABOVE = 30;

export interface DashboardRow {
  readonly name: string;
  /** The department of a row that stands in one, in a grouped dashboard. */
  readonly department: string | null;
  /** Agents that the row sums up; 1 for an agent's own row. */
  readonly count: number;
  /** Null when they differ. */
  readonly mode: TriggerMode | null;
  readonly wakesPerHour: number;
  /** Of those with a price. */
  readonly costPerHour: number;
  /** Agents of the row whose invocations have no price. */
  readonly unpriced: number;
  /** Over those that woke; null when none did. */
  readonly utilization: {
    readonly least: number;
    readonly mean: number;
    readonly most: number;
  } | null;
  readonly mark: Mark | null;
}

/** `figures` are in the order of `agents`. `all` gives each agent a row of its own, whatever their number. */
export function dashboardRows(
  agents: readonly Agent[],
  figures: readonly AgentFigures[],
  all: boolean,
): readonly DashboardRow[] {
  const members = agents.flatMap((agent, index) => {
    const own = figures[index];
    return own === undefined ? [] : [{ agent, figures: own }];
  });
  if (all || agents.length <= GROUPED_ABOVE) return members.map((member) => agentRow(member, null));
  const managers = new Set(agents.map(({ reportsTo }) => reportsTo));
  const departments = groupAgents(members, ({ agent }) => agent.department ?? '');
  return departments.flatMap((department) => {
    const leads = department.filter(({ agent }) => managers.has(agent.id));
    const workers = department.filter(({ agent }) => !managers.has(agent.id));
    const name = department[0]?.agent.department ?? null;
    const rows = leads.map((lead) => agentRow(lead, name));
    return workers.length === 0 ? rows : [...rows, workersRow(workers, name)];
  });
}

interface Member {
  readonly agent: Agent;
  readonly figures: AgentFigures;
}

function agentRow({ agent, figures }: Member, department: string | null): DashboardRow {
  return {
    ...sumRow([{ agent, figures }]),
    name: agent.name,
    department,
    mark: markUtilization(figures),
  };
}

function workersRow(workers: readonly Member[], department: string | null): DashboardRow {
  const [only] = workers;
  if (only !== undefined && workers.length === 1) return agentRow(only, department);
  const marks = workers.map(({ figures }) => markUtilization(figures));
  const mark = marks.includes('warning') ? 'warning' : marks.includes('note') ? 'note' : null;
  return { ...sumRow(workers), name: `${workers.length} without reports`, department, mark };
}

function sumRow(members: readonly Member[]): Omit<DashboardRow, 'name' | 'department' | 'mark'> {
  const figures = members.map((member) => member.figures);
  const modes = new Set(figures.map(({ mode }) => mode));
  const [mode = null] = modes;
  const shares = figures.flatMap(({ utilization }) => (utilization === null ? [] : [utilization]));
  return {
    count: members.length,
    mode: modes.size === 1 ? mode : null,
    wakesPerHour: sum(figures.map(({ wakesPerHour }) => wakesPerHour)),
    costPerHour: sum(figures.map(({ costPerHour }) => costPerHour ?? 0)),
    unpriced: figures.filter(({ cost }) => cost === null).length,
    utilization:
      shares.length === 0
        ? null
        : {
            least: Math.min(...shares),
            mean: sum(shares) / shares.length,
            most: Math.max(...shares),
          },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
