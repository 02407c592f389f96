// Which budgets cover a call: the run's own limits, and those of the org and the agent in the period of simulated time that
// the tick is in. What is told of what is left follows from the answers alone, never from what is under way.

import { nanoUsd, toUsd } from '#base/money';
import type { Answer, Calendar } from '#engine/types';
import type { BudgetScope } from '#journal/paid-ledger';
import type { BudgetLeft } from '#models/prompt/types';
import type { Budget, Org } from '#org/types';

/** Of the run itself; null for none. */
export interface RunLimits {
  readonly maxUsd: number | null;
  /** Requests sent. */
  readonly maxCalls: number | null;
}

/** The key of the run's own limits, in dollars and in requests. */
const RUN_KEY = 'run';

/** A budget in one of its periods. */
interface Account {
  readonly scope: BudgetScope;
  readonly budget: Budget;
  /** The first tick of the next period. */
  readonly until: number;
}

type Use = NonNullable<Answer['use']>;

/** What was used in an account; null once something without a price was. */
type Spent = number | null;

export class BudgetScopes {
  readonly #org: Org;
  readonly #limits: RunLimits;
  readonly #calendar: Pick<Calendar, 'nextPeriodTick'>;
  readonly #own: ReadonlyMap<string, readonly Budget[]>;
  readonly #spent = new Map<string, Spent>();

  constructor(org: Org, limits: RunLimits, calendar: Pick<Calendar, 'nextPeriodTick'>) {
    this.#org = org;
    this.#limits = limits;
    this.#calendar = calendar;
    this.#own = new Map(org.agents.map(({ id, budgets }) => [id, budgets]));
  }

  /** What a call of the agent at `tick` is reserved against. */
  scopesOf(agent: string, tick: number): readonly BudgetScope[] {
    return [...this.#runScopes(), ...this.#hard(agent, tick).map(({ scope }) => scope)];
  }

  /** Whether the scope is a limit of the run itself, beyond which nothing goes on. */
  isOfRun({ key }: Pick<BudgetScope, 'key'>): boolean {
    return key === RUN_KEY;
  }

  /** The first tick at which the budget that refused is another one; null for one that has no periods. */
  endOf({ key }: Pick<BudgetScope, 'key'>, agent: string, tick: number): number | null {
    return this.#hard(agent, tick).find(({ scope }) => scope.key === key)?.until ?? null;
  }

  /** Books a turn as it was answered. */
  settle(agent: string, tick: number, use: Use | undefined): void {
    if (use === undefined) return;
    for (const { scope } of this.#accounts(agent, tick)) {
      const spent = this.#spentOf(scope.key);
      const used = scope.unit === 'tokens' ? use.tokens : use.costNano;
      this.#spent.set(scope.key, spent === null || used === null ? null : spent + used);
    }
  }

  /** For the agent: what is left of each budget that covers it, as far as turns were answered. */
  leftOf(agent: string, tick: number): readonly BudgetLeft[] {
    return this.#accounts(agent, tick).map(({ scope, budget }) => {
      const spent = this.#spentOf(scope.key);
      return { ...budget, left: spent === null ? null : this.#inUnit(budget, scope.limit - spent) };
    });
  }

  #spentOf(key: string): Spent {
    const spent = this.#spent.get(key);
    return spent === undefined ? 0 : spent;
  }

  #runScopes(): BudgetScope[] {
    const { maxUsd, maxCalls } = this.#limits;
    const scopes: BudgetScope[] = [];
    if (maxUsd !== null)
      scopes.push({ key: RUN_KEY, name: '--max-usd', unit: 'nanoUsd', limit: nanoUsd(maxUsd) });
    if (maxCalls !== null)
      scopes.push({ key: RUN_KEY, name: '--max-calls', unit: 'requests', limit: maxCalls });
    return scopes;
  }

  /** Those that forbid: a policy of warnings forbids nothing. */
  #hard(agent: string, tick: number): readonly Account[] {
    return this.#org.policies.budget.overage === 'warn' ? [] : this.#accounts(agent, tick);
  }

  #accounts(agent: string, tick: number): readonly Account[] {
    const { org } = this.#org.policies.budget;
    const own = this.#own.get(agent) ?? [];
    return [
      ...own.map((budget) => this.#account(`agent ${agent}`, `of ${agent}`, budget, tick)),
      ...(org === null ? [] : [this.#account('org', 'of the org', org, tick)]),
    ];
  }

  // Named by the period's end: all ticks of one period have the same.
  #account(owner: string, ofWhom: string, budget: Budget, tick: number): Account {
    const { unit, limit, period } = budget;
    const until = this.#calendar.nextPeriodTick(period, tick);
    const usd = unit === 'credits' ? limit * this.#org.policies.budget.creditUsd : limit;
    const scope: BudgetScope = {
      key: `${owner} ${period} ${unit} ${limit} until ${until}`,
      name: `the ${period} budget ${ofWhom}`,
      unit: unit === 'tokens' ? 'tokens' : 'nanoUsd',
      limit: unit === 'tokens' ? limit : nanoUsd(usd),
    };
    return { scope, budget, until };
  }

  #inUnit({ unit }: Budget, amount: number): number {
    if (unit === 'tokens') return amount;
    return unit === 'usd' ? toUsd(amount) : toUsd(amount) / this.#org.policies.budget.creditUsd;
  }
}
