// The scopes of an org that are measured, in the order in which they are listed: the org, its departments, the teams of
// those who have reports, and each agent.

import type { MetricScope } from '#org/names';
import type { Org } from '#org/types';
import { hasReports } from './has-reports.js';

export interface MetricsScope {
  readonly scope: MetricScope;
  /** The org's name, the department's heading, or the id of the agent (that heads the team). */
  readonly name: string;
  /** Id of an agent in it: the scope is the one around that agent. */
  readonly agent: string;
}

/** Empty for an org without agents. */
export function metricsScopes({ name, agents }: Org): readonly MetricsScope[] {
  const [first] = agents;
  if (first === undefined) return [];
  const firstOf = new Map<string, string>();
  for (const { department, id } of agents) {
    if (department !== null && !firstOf.has(department)) firstOf.set(department, id);
  }
  return [
    { scope: 'org', name, agent: first.id },
    ...[...firstOf].map(([heading, agent]) => scopeOf('department', heading, agent)),
    ...agents.filter(({ id }) => hasReports(agents, id)).map(({ id }) => scopeOf('team', id, id)),
    ...agents.map(({ id }) => scopeOf('agent', id, id)),
  ];
}

function scopeOf(scope: MetricScope, name: string, agent: string): MetricsScope {
  return { scope, name, agent };
}
