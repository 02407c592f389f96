// The counts of agents, teams, departments and the org, each summed once and only when asked for: what scopes share is not
// summed anew for each of them.

import { unreachable } from '#base/assert';
import type { MetricName, MetricScope } from '#org/names';
import { measure } from './measure.js';
import type { Measured } from './results.js';
import type { Scopes } from './scopes.js';
import type { Tally } from './tally.js';
import { emptyTally, sumTallies } from './tally.js';

/** What is added up: counts, and the fullest budget (spent over limit; undefined without one). */
export interface ScopeTotal {
  readonly tally: Tally;
  readonly budgetUsed: number | undefined;
}

const NOTHING: ScopeTotal = { tally: emptyTally(), budgetUsed: undefined };

export class ScopeTotals {
  readonly #scopes: Scopes;
  /** By the agent's index. */
  readonly #agents: readonly ScopeTotal[];
  readonly #orgBudgetUsed: number | undefined;
  #teams: readonly ScopeTotal[] | null = null;
  #departments: ReadonlyMap<string, ScopeTotal> | null = null;
  #org: ScopeTotal | null = null;

  constructor(
    scopes: Scopes,
    agents: readonly ScopeTotal[],
    /** Of the org's own budget. */
    orgBudgetUsed: number | undefined,
  ) {
    this.#scopes = scopes;
    this.#agents = agents;
    this.#orgBudgetUsed = orgBudgetUsed;
  }

  /** Of the scope around the agent with that index. */
  of(scope: MetricScope, index: number): ScopeTotal {
    switch (scope) {
      case 'agent':
        return this.#agents[index] ?? NOTHING;
      case 'team':
        this.#teams ??= this.#sumTeams();
        return this.#teams[index] ?? NOTHING;
      case 'department': {
        const department = this.#scopes.departmentOf(index);
        // An agent outside every department is one by itself with its team.
        if (department === null) return this.of('team', index);
        this.#departments ??= this.#sumDepartments();
        return this.#departments.get(department) ?? NOTHING;
      }
      case 'org':
        this.#org ??= sumTotals([
          ...this.#agents,
          { tally: emptyTally(), budgetUsed: this.#orgBudgetUsed },
        ]);
        return this.#org;
      default:
        return unreachable(scope);
    }
  }

  // Reports before their managers: each team is its head and the sums of the teams right below.
  #sumTeams(): readonly ScopeTotal[] {
    const teams = [...this.#agents];
    for (const index of this.#fromTheTop().reverse()) {
      const reports = this.#scopes.reportsOf(index);
      if (reports.length === 0) continue;
      const parts = [index, ...reports].map((part) => teams[part] ?? NOTHING);
      teams[index] = sumTotals(parts);
    }
    return teams;
  }

  /** Everybody, managers before their reports. */
  #fromTheTop(): number[] {
    const isReport = new Set(this.#agents.flatMap((_, index) => this.#scopes.reportsOf(index)));
    const order = [...this.#agents.keys()].filter((index) => !isReport.has(index));
    // The list grows behind the place where it is read.
    for (const index of order)
      for (const report of this.#scopes.reportsOf(index)) order.push(report);
    return order;
  }

  #sumDepartments(): ReadonlyMap<string, ScopeTotal> {
    const members = new Map<string, ScopeTotal[]>();
    this.#agents.forEach((total, index) => {
      const department = this.#scopes.departmentOf(index);
      if (department === null) return;
      const others = members.get(department);
      if (others === undefined) members.set(department, [total]);
      else others.push(total);
    });
    return new Map([...members].map(([department, totals]) => [department, sumTotals(totals)]));
  }
}

/** The metrics of totals that were counted over `ticks` ticks. */
export function measureTotals(
  totals: ScopeTotals,
  scopes: Scopes,
  ticks: number,
  tickSeconds: number,
): Measured {
  const totalOf = (scope: MetricScope, agent: string): ScopeTotal | undefined => {
    const index = scopes.indexOf(agent);
    return index === undefined && scope !== 'org' ? undefined : totals.of(scope, index ?? 0);
  };
  return {
    ticks,
    measure: (metric: MetricName, scope, agent) => {
      const total = totalOf(scope, agent);
      if (total === undefined) return undefined;
      return measure(metric, total.tally, { ticks, tickSeconds, budgetUsed: total.budgetUsed });
    },
    tallyOf: (scope, agent) => (totalOf(scope, agent) ?? NOTHING).tally,
  };
}

function sumTotals(parts: readonly ScopeTotal[]): ScopeTotal {
  const used = parts.flatMap(({ budgetUsed }) => (budgetUsed === undefined ? [] : [budgetUsed]));
  return {
    tally: sumTallies(parts.map(({ tally }) => tally)),
    budgetUsed: used.length === 0 ? undefined : used.reduce((a, b) => Math.max(a, b)),
  };
}
