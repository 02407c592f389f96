// What is spent against which budget in the current period, and who must wait for the next one.

import type { NanoUsd } from '#base/money';
import { nanoUsd } from '#base/money';
import type { Budget, BudgetPeriod, OverageBehavior, Policies } from '#org/types';
import type { AgentState } from './agent-state.js';
import type { Calendar } from './types.js';

interface Account {
  /** The agent's index, or null for the whole org. */
  readonly agent: number | null;
  readonly period: BudgetPeriod;
  /** Nano-dollars, or tokens. */
  readonly limit: number;
  readonly unit: 'nano-usd' | 'tokens';
  spent: number;
  /** The first tick of the next period. */
  nextPeriod: number;
  hasAlerted: boolean;
  hasEscalated: boolean;
}

/** What an invocation used; null where the model has no price. */
export interface Use {
  readonly costNano: NanoUsd | null;
  readonly tokens: number;
}

/** A budget that forbids one more invocation. */
export interface BudgetHold {
  readonly until: number;
  /** Wanted once a period: an OVER_BUDGET escalation. */
  readonly escalates: boolean;
}

export class BudgetBook {
  readonly #accounts: Account[] = [];
  readonly #overage: OverageBehavior;
  readonly #alertThreshold: number;
  readonly #calendar: Calendar;

  constructor(states: readonly AgentState[], policies: Policies, calendar: Calendar) {
    this.#calendar = calendar;
    this.#overage = policies.budget.overage;
    this.#alertThreshold = policies.budget.alertThreshold;
    for (const { agent, index } of states) {
      for (const budget of agent.budgets) this.#open(index, budget, policies.budget.creditUsd);
    }
    if (policies.budget.org !== null)
      this.#open(null, policies.budget.org, policies.budget.creditUsd);
  }

  /** Whether some budget forbids the agent one more invocation at `tick`; the latest end where several do. */
  findHold(state: AgentState, tick: number): BudgetHold | null {
    if (this.#overage === 'warn') return null;
    const holding = [...this.#accountsOf(state, tick)].filter(
      (account) => account.spent + priceIn(account, state) > account.limit,
    );
    if (holding.length === 0) return null;
    const escalating =
      this.#overage === 'pause and escalate'
        ? holding.filter((account) => !account.hasEscalated)
        : [];
    for (const account of escalating) account.hasEscalated = true;
    return {
      until: Math.max(...holding.map((account) => account.nextPeriod)),
      escalates: escalating.length > 0,
    };
  }

  /** Books one invocation at its full price. Gives the accounts' shares that passed the alert threshold just now. */
  charge(state: AgentState, tick: number): { agent: number | null; used: number }[] {
    const alerts: { agent: number | null; used: number }[] = [];
    for (const account of this.#accountsOf(state, tick)) {
      account.spent += priceIn(account, state);
      const used = account.spent / account.limit;
      if (used < this.#alertThreshold || account.hasAlerted) continue;
      account.hasAlerted = true;
      alerts.push({ agent: account.agent, used });
    }
    return alerts;
  }

  /** Puts right what was charged at the full price, once it is known what the invocation used. */
  settle(state: AgentState, tick: number, used: Use): void {
    const { price } = state;
    for (const account of this.#accountsOf(state, tick)) {
      account.spent +=
        account.unit === 'tokens'
          ? used.tokens - price.tokens
          : (used.costNano ?? 0) - (price.costNano ?? 0);
    }
  }

  /** Spent over limit at the end of the tick before `tick`: the fullest budget of these agents; `org` has its own. */
  used(agents: ReadonlySet<number>, isOrg: boolean, tick: number): number | undefined {
    let most: number | undefined;
    for (const account of this.#accounts) {
      const isCovered = account.agent === null ? isOrg : agents.has(account.agent);
      if (!isCovered) continue;
      this.#roll(account, Math.max(0, tick - 1));
      most = Math.max(most ?? 0, account.spent / account.limit);
    }
    return most;
  }

  #open(agent: number | null, budget: Budget, creditUsd: number): void {
    const { unit, period } = budget;
    const limit =
      unit === 'tokens'
        ? budget.limit
        : nanoUsd(budget.limit * (unit === 'credits' ? creditUsd : 1));
    this.#accounts.push({
      agent,
      period,
      limit,
      unit: unit === 'tokens' ? 'tokens' : 'nano-usd',
      spent: 0,
      nextPeriod: this.#calendar.nextPeriodTick(period, 0),
      hasAlerted: false,
      hasEscalated: false,
    });
  }

  *#accountsOf(state: AgentState, tick: number): Generator<Account> {
    for (const account of this.#accounts) {
      if (account.agent !== null && account.agent !== state.index) continue;
      this.#roll(account, tick);
      yield account;
    }
  }

  #roll(account: Account, tick: number): void {
    if (tick < account.nextPeriod) return;
    account.spent = 0;
    account.hasAlerted = false;
    account.hasEscalated = false;
    account.nextPeriod = this.#calendar.nextPeriodTick(account.period, tick);
  }
}

// An unpriced model cannot be held to a limit in money: lint says so (`model-unpriced`).
function priceIn(account: Account, state: AgentState): number {
  return account.unit === 'tokens' ? state.price.tokens : (state.price.costNano ?? 0);
}
