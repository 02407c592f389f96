// Which agents cost less in the other mode. Knows no setting but the mode.

import type { AgentEstimate, CostAdvice } from './types.js';
import { MONTH_DAYS } from './types.js';

const DAY_HOURS = 24;

/** The greatest saving first. */
export function modeAdvice(agents: readonly AgentEstimate[]): readonly CostAdvice[] {
  const groups = new Map<string, AgentEstimate[]>();
  for (const agent of agents) {
    const key = adviceKey(agent);
    groups.set(key, [...(groups.get(key) ?? []), agent]);
  }
  return [...groups.values()]
    .flatMap((members) => adviceFor(members) ?? [])
    .sort((a, b) => b.savingPerHour - a.savingPerHour);
}

function adviceKey({ groupKey, mode, arrivals }: AgentEstimate): string {
  return [groupKey, mode, arrivals.perHour?.expected].join(' ');
}

function adviceFor(members: readonly AgentEstimate[]): CostAdvice | null {
  const [first] = members;
  if (first === undefined || first.arrivals.perHour === null) return null;
  const { mode, costPerHour, pollingPerHour, eventDrivenPerHour } = first;
  const other = mode === 'polling' ? eventDrivenPerHour : pollingPerHour;
  if (costPerHour === null || other === null || other >= costPerHour.expected) return null;
  const savingPerHourEach = costPerHour.expected - other;
  const savingPerHour = savingPerHourEach * members.length;
  return {
    kind: 'mode',
    agents: members.map(({ id }) => id),
    from: mode,
    to: mode === 'polling' ? 'event-driven' : 'polling',
    savingPerHour,
    savingPerDay: savingPerHour * DAY_HOURS,
    savingPerMonth: savingPerHour * DAY_HOURS * MONTH_DAYS,
    savingPerHourEach,
  };
}
