// What an agent may do by its place in the chart and the org's permissions. Says nothing of a single task or message.

import type { Chart } from '#org/chart';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Agent, Policies } from '#org/types';

export interface Powers {
  readonly hasReports: boolean;
  readonly mayDelegate: boolean;
  /** Ask for another trigger of somebody below. */
  readonly mayRequest: boolean;
  /** Requests of somebody below come to it. */
  readonly mayDecide: boolean;
}

/** Needed to ask for changes of the configuration, where Permissions say nothing. */
const REQUEST_LEVEL = 7;

type Permissions = Policies['permissions'];

export function powersOf(chart: Chart, permissions: Permissions, agent: Agent): Powers {
  const hasReports = chart.childrenOf(agent.id).length > 0;
  return {
    hasReports,
    mayDelegate: hasReports && agent.level >= (permissions.delegate ?? 0),
    mayRequest: mayRequest(chart, permissions, agent),
    mayDecide: hasReports && mayDecide(chart, permissions, agent),
  };
}

function mayRequest(chart: Chart, permissions: Permissions, agent: Agent): boolean {
  const least = permissions['request config changes'] ?? REQUEST_LEVEL;
  return agent.level >= least && chart.childrenOf(agent.id).length > 0;
}

// A request goes to the requester's manager or, where that one may not approve, to the next above who may.
function mayDecide(chart: Chart, permissions: Permissions, agent: Agent): boolean {
  const least = permissions['approve config changes'] ?? 0;
  if (agent.level < least) return false;
  const open = [...chart.childrenOf(agent.id)];
  for (let below = open.pop(); below !== undefined; below = open.pop()) {
    if (mayRequest(chart, permissions, below)) return true;
    // Whoever may approve itself decides what comes from below it.
    if (below.level < least) open.push(...chart.childrenOf(below.id));
  }
  return false;
}

/** To whom an agent may write: its manager, its reports, and those beside it under the same manager. */
export function colleaguesOf(chart: Chart, agent: Agent): readonly string[] {
  const beside = chart.childrenOf(agent.reportsTo).filter(({ id }) => id !== agent.id);
  return [
    agent.reportsTo ?? HUMAN_PRINCIPAL,
    ...chart.childrenOf(agent.id).map(({ id }) => id),
    ...beside.map(({ id }) => id),
  ];
}
