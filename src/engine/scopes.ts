// Who belongs to a scope: an agent, its team (itself and all below it), its department, the org.

import { unreachable } from '#base/assert';
import type { MetricScope } from '#org/names';
import type { Agent } from '#org/types';

export class Scopes {
  readonly #agents: readonly Agent[];
  readonly #indexOf: ReadonlyMap<string, number>;
  /** Direct reports, by their manager's id. */
  readonly #reports = new Map<string, number[]>();
  readonly #cache = new Map<string, ReadonlySet<number>>();

  constructor(agents: readonly Agent[]) {
    this.#agents = agents;
    this.#indexOf = new Map(agents.map((agent, index) => [agent.id, index]));
    agents.forEach(({ reportsTo }, index) => {
      if (reportsTo === null) return;
      const reports = this.#reports.get(reportsTo);
      if (reports === undefined) this.#reports.set(reportsTo, [index]);
      else reports.push(index);
    });
  }

  indexOf(id: string): number | undefined {
    return this.#indexOf.get(id);
  }

  /** Indices of the scope's agents. An agent outside every department is a department by itself with its team. */
  agentsIn(scope: MetricScope, index: number): ReadonlySet<number> {
    const key = this.#keyOf(scope, index);
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    const members = new Set(this.#membersOf(scope, index));
    this.#cache.set(key, members);
    return members;
  }

  /** Indices of the agents that report to it directly. */
  reportsOf(index: number): readonly number[] {
    return this.#reports.get(this.#agents[index]?.id ?? '') ?? [];
  }

  /** The department's name, or null for an agent outside every one. */
  departmentOf(index: number): string | null {
    return this.#agents[index]?.department ?? null;
  }

  /** Whether `superior` stands above `index`, at any distance. */
  isAbove(superior: number, index: number): boolean {
    for (let id = this.#agents[index]?.reportsTo ?? null; id !== null; ) {
      const above = this.#indexOf.get(id);
      if (above === superior) return true;
      id = above === undefined ? null : (this.#agents[above]?.reportsTo ?? null);
    }
    return false;
  }

  /** Alike for agents whose scope has the same members. */
  #keyOf(scope: MetricScope, index: number): string {
    if (scope === 'org') return scope;
    const department = scope === 'department' ? this.departmentOf(index) : null;
    if (department !== null) return `department ${department}`;
    return scope === 'agent' ? `agent ${index}` : `team ${index}`;
  }

  #membersOf(scope: MetricScope, index: number): Iterable<number> {
    const department = this.departmentOf(index);
    switch (scope) {
      case 'org':
        return this.#agents.keys();
      case 'agent':
        return [index];
      case 'team':
        return this.#teamOf(index);
      case 'department':
        return department === null
          ? this.#teamOf(index)
          : this.#agents.flatMap((agent, other) =>
              agent.department === department ? [other] : [],
            );
      default:
        return unreachable(scope);
    }
  }

  #teamOf(index: number): number[] {
    const team: number[] = [];
    const open = [index];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      team.push(next);
      open.push(...this.reportsOf(next));
    }
    return team;
  }
}
