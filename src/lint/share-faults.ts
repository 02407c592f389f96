// Faults that several agents have from one written value, told once: where it is written. Knows no rule.

import type { SourceRange } from '#base/source-range';
import type { Agent, Origin } from '#org/types';
import type { Fault } from './define-rule.js';

/** Most places that a finding names beside its own. */
const RELATED_MAX = 3;

export interface SharedPlace {
  readonly range: SourceRange;
  /** All agents with the fault from here, at least one. */
  readonly agents: readonly [Agent, ...Agent[]];
  /** The value's origin in the settings of these agents. */
  readonly origin: Origin;
  readonly related: Fault['related'];
}

/**
 * Places of a fault of `agents`, by the origin of the value at fault: the value on a role, once for all members of its
 * Count; the heading of the one role that inherits it, with the department's field or the default as a related place; the
 * field or default itself where several roles inherit the fault from it.
 */
export function shareByOrigin(
  agents: readonly Agent[],
  originOf: (agent: Agent) => Origin,
): SharedPlace[] {
  const groups = new Map<string, [Agent, ...Agent[]]>();
  for (const agent of agents) {
    const key = keyOf(originOf(agent), agent);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [agent]);
    else group.push(agent);
  }
  return [...groups.values()].map((group) => placeOf(group, originOf(group[0])));
}

function keyOf(origin: Origin, { heading }: Agent): string {
  // A culture default may be read in clauses: each begins somewhere else.
  return 'range' in origin ? `${origin.range.start.offset}` : `heading ${heading.start.offset}`;
}

function placeOf(agents: readonly [Agent, ...Agent[]], origin: Origin): SharedPlace {
  const [{ heading }] = agents;
  if (!('range' in origin)) return { range: heading, agents, origin, related: [] };
  if (origin.kind === 'role-field') return { range: origin.range, agents, origin, related: [] };
  const roles = [...new Map(agents.map((agent) => [agent.heading.start.offset, agent])).values()];
  if (roles.length === 1) {
    const related = [{ message: 'inherited from here', range: origin.range }];
    return { range: heading, agents, origin, related };
  }
  const related = roles.slice(0, RELATED_MAX).map(({ name, heading: range }) => ({
    message: `${name} inherits it`,
    range,
  }));
  return { range: origin.range, agents, origin, related };
}

/** One of the timers or thresholds that agents have, where it is written. */
export interface SharedItem<T> {
  readonly item: T;
  readonly range: SourceRange;
  readonly agents: readonly [Agent, ...Agent[]];
}

/** Items of lists of which each has an origin of its own, once for all agents that have one from the same place. */
export function shareItems<T>(
  agents: readonly Agent[],
  itemsOf: (agent: Agent) => readonly T[],
  originsOf: (agent: Agent) => readonly Origin[],
): SharedItem<T>[] {
  const shared = new Map<number, { item: T; range: SourceRange; agents: [Agent, ...Agent[]] }>();
  for (const agent of agents) {
    const origins = originsOf(agent);
    itemsOf(agent).forEach((item, index) => {
      const origin = origins[index];
      if (origin === undefined || !('range' in origin)) return;
      const { range } = origin;
      const known = shared.get(range.start.offset);
      if (known === undefined) shared.set(range.start.offset, { item, range, agents: [agent] });
      else known.agents.push(agent);
    });
  }
  return [...shared.values()].sort((a, b) => a.range.start.offset - b.range.start.offset);
}

/** `Ana`, or `Ana and 2 more`. */
export function nameAgents([first, ...others]: readonly [Agent, ...Agent[]]): string {
  return others.length === 0 ? first.name : `${first.name} and ${others.length} more`;
}
