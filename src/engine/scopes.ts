// Who belongs to a scope: an agent, its team (itself and all below it), its department, the org.

import { unreachable } from '#base/assert';
import type { MetricScope } from '#org/names';
import type { Agent } from '#org/types';

export class Scopes {
  readonly #agents: readonly Agent[];
  readonly #indexOf: ReadonlyMap<string, number>;
  readonly #cache = new Map<string, ReadonlySet<number>>();

  constructor(agents: readonly Agent[]) {
    this.#agents = agents;
    this.#indexOf = new Map(agents.map((agent, index) => [agent.id, index]));
  }

  indexOf(id: string): number | undefined {
    return this.#indexOf.get(id);
  }

  /** Indices of the scope's agents. An agent outside every department is a department by itself with its team. */
  agentsIn(scope: MetricScope, index: number): ReadonlySet<number> {
    const key = scope === 'org' ? scope : `${scope} ${index}`;
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    const members = new Set(
      this.#agents.flatMap((_, other) => (this.#isIn(scope, index, other) ? [other] : [])),
    );
    this.#cache.set(key, members);
    return members;
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

  #isIn(scope: MetricScope, index: number, other: number): boolean {
    switch (scope) {
      case 'org':
        return true;
      case 'agent':
        return other === index;
      case 'team':
        return other === index || this.isAbove(index, other);
      case 'department': {
        const department = this.#agents[index]?.department ?? null;
        return department === null
          ? this.#isIn('team', index, other)
          : this.#agents[other]?.department === department;
      }
      default:
        return unreachable(scope);
    }
  }
}
