// What is spent against which budget in the current period, and who must wait for the next one.

import { nanoUsd, toUsd } from '#base/money';
import type { Budget, BudgetPeriod, OverageBehavior, Policies } from '#org/types';
import type { SpentAccount } from './agent-explanation.js';
import type { AgentState } from './agent-state.js';
import type { BudgetResult } from './results.js';
import type { ActualUse, Calendar } from './types.js';

interface Account {
  /** The agent's index, or null for the whole org. */
  readonly agent: number | null;
  readonly budget: Budget;
  readonly period: BudgetPeriod;
  /** Nano-dollars, or tokens. */
  readonly limit: number;
  readonly unit: 'nano-usd' | 'tokens';
  spent: number;
  /** The first tick of the next period. */
  nextPeriod: number;
  hasAlerted: boolean;
  hasEscalated: boolean;
  /** Whether it forbade an invocation in this period. */
  hasHeld: boolean;
  /** Periods before this one in which an alert was given. */
  periodsAlerted: number;
  /** Periods before this one in which it forbade an invocation, or more was spent than the limit. */
  periodsExceeded: number;
}

/** A budget that forbids one more invocation. */
export interface BudgetHold {
  readonly until: number;
  /** Wanted once a period: an OVER_BUDGET escalation. */
  readonly escalates: boolean;
}

export class BudgetBook {
  /** By the agent's index: its own accounts in the order of its budgets, then the org's. */
  readonly #accountsOf: readonly (readonly Account[])[];
  readonly #orgAccounts: readonly Account[];
  readonly #overage: OverageBehavior;
  readonly #alertThreshold: number;
  readonly #creditUsd: number;
  readonly #calendar: Calendar;

  constructor(states: readonly AgentState[], { budget }: Policies, calendar: Calendar) {
    this.#calendar = calendar;
    this.#overage = budget.overage;
    this.#alertThreshold = budget.alertThreshold;
    this.#creditUsd = budget.creditUsd;
    this.#orgAccounts = budget.org === null ? [] : [this.#open(null, budget.org)];
    this.#accountsOf = states.map(({ agent, index }) => [
      ...agent.budgets.map((own) => this.#open(index, own)),
      ...this.#orgAccounts,
    ]);
  }

  /** Whether some budget forbids the agent one more invocation at `tick`; the latest end where several do. */
  findHold(state: AgentState, tick: number): BudgetHold | null {
    if (this.#overage === 'warn') return null;
    let hold: { until: number; escalates: boolean } | null = null;
    for (const account of this.#accountsAt(state.index, tick)) {
      if (account.spent + priceIn(account, state) <= account.limit) continue;
      account.hasHeld = true;
      hold ??= { until: account.nextPeriod, escalates: false };
      hold.until = Math.max(hold.until, account.nextPeriod);
      if (this.#overage !== 'pause and escalate' || account.hasEscalated) continue;
      account.hasEscalated = true;
      hold.escalates = true;
    }
    return hold;
  }

  /** All accounts that forbid the agent one more invocation at `tick`, now or later, if nothing else is spent until then. */
  spentAccounts(state: AgentState, tick: number): SpentAccount[] {
    if (this.#overage === 'warn') return [];
    return (this.#accountsOf[state.index] ?? []).flatMap((account) => {
      const { period, unit, limit, nextPeriod } = account;
      const isOver = tick >= nextPeriod;
      const [spent, price] = [isOver ? 0 : account.spent, priceIn(account, state)];
      if (spent + price <= limit) return [];
      const periodEnd = isOver ? this.#calendar.nextPeriodTick(period, tick) : nextPeriod;
      const until = price > limit ? null : periodEnd;
      const owner = account.agent === null ? 'org' : 'agent';
      return [{ owner, period, unit, limit, spent, price, until }];
    });
  }

  /** Books one invocation at its full price. */
  charge(state: AgentState, tick: number): void {
    for (const account of this.#accountsAt(state.index, tick))
      account.spent += priceIn(account, state);
  }

  /** Gives the shares of the agent's accounts that passed the alert threshold since it was asked last in the period. */
  takeAlerts(state: AgentState): { agent: number | null; used: number }[] {
    const alerts: { agent: number | null; used: number }[] = [];
    for (const account of this.#accountsOf[state.index] ?? []) {
      if (account.hasAlerted || !this.#alerts(account, account.spent)) continue;
      account.hasAlerted = true;
      alerts.push({ agent: account.agent, used: account.spent / account.limit });
    }
    return alerts;
  }

  /** Puts right what was charged at the full price, once it is known what the invocation used: more, perhaps, than is left. */
  settle(state: AgentState, tick: number, used: ActualUse): void {
    for (const account of this.#accountsAt(state.index, tick))
      account.spent += useIn(account, used) - priceIn(account, state);
  }

  /**
   * How many invocations in a row, from `tick` on and each of this use, the agent's own budgets grant; they must end before
   * `until`, when the first of their periods does.
   */
  grantAhead(state: AgentState, tick: number, use: ActualUse): { turns: number; until: number } {
    const granted = { turns: Number.POSITIVE_INFINITY, until: Number.POSITIVE_INFINITY };
    for (const account of this.#accountsAt(state.index, tick)) {
      if (account.agent === null) continue;
      granted.until = Math.min(granted.until, account.nextPeriod);
      if (this.#overage === 'warn') continue;
      const room = account.limit - account.spent - priceIn(account, state);
      const each = useIn(account, use);
      // 0 / 0 is none of both: what costs nothing is granted as long as there is room at all.
      const turns = room < 0 ? 0 : each === 0 ? Infinity : Math.floor(room / each) + 1;
      granted.turns = Math.min(granted.turns, turns);
    }
    return granted;
  }

  /** Books invocations that were granted ahead, in the period in which they were. */
  chargeAhead(state: AgentState, use: ActualUse, turns: number): void {
    for (const account of this.#accountsOf[state.index] ?? []) {
      const each = useIn(account, use);
      // The last of them is the one that is charged at its full price on top of the most.
      const most = account.spent + each * (turns - 1) + priceIn(account, state);
      account.spent += each * turns;
      if (account.agent !== null && this.#alerts(account, most)) account.hasAlerted = true;
    }
  }

  /** Whether the org's budget gave its alert in this period. */
  get hasOrgAlerted(): boolean {
    return this.#orgAccounts.some(({ hasAlerted }) => hasAlerted);
  }

  /** Whether an invocation of the agent at its price can make the org's budget smaller. */
  sharesOrgBudget({ price }: AgentState): boolean {
    const [account] = this.#orgAccounts;
    if (account === undefined) return false;
    return account.unit === 'tokens' || (price.costNano ?? 0) + (price.idleCostNano ?? 0) > 0;
  }

  /**
   * The first tick from `tick` on at which the org's budget might hold somebody or give its alert, if each of `states` takes
   * a turn with one note in every tick, or at which its period ends, if that is sooner. All that was used before `tick` must
   * be booked.
   */
  orgBudgetLasts(states: readonly AgentState[], tick: number): { until: number; period: number } {
    const [account] = this.#orgAccounts;
    if (account === undefined) return { until: Infinity, period: Infinity };
    this.#roll(account, tick);
    const { nextPeriod: period } = account;
    let most = 0;
    for (const state of states) most += mostIn(account, state);
    const room = this.#roomOf(account) - account.spent;
    // More was used than there was: even a turn that costs nothing is held, or gives the alert.
    const ticks = room < 0 ? 0 : most === 0 ? Infinity : Math.floor(room / most);
    return { until: Math.min(period, tick + ticks), period };
  }

  /** The most that may be spent before the account holds somebody or gives its alert. */
  #roomOf(account: Account): number {
    const { limit, hasAlerted } = account;
    const end = this.#overage === 'warn' ? Number.POSITIVE_INFINITY : limit;
    if (hasAlerted) return end;
    // Halved, not counted down: above 2^53 one less is the same number.
    let [silent, loud] = [0, Math.ceil(limit * this.#alertThreshold) + 1];
    for (;;) {
      const middle = Math.floor((silent + loud) / 2);
      if (middle <= silent || middle >= loud) return Math.min(end, silent);
      if (this.#alerts(account, middle)) loud = middle;
      else silent = middle;
    }
  }

  #alerts({ limit }: Account, spent: number): boolean {
    return spent / limit >= this.#alertThreshold;
  }

  /** Spent over limit at the end of the tick before `tick`: the fullest budget of these agents; `org` has its own. */
  used(agents: ReadonlySet<number>, isOrg: boolean, tick: number): number | undefined {
    let most: number | undefined;
    const look = (account: Account): void => {
      this.#roll(account, Math.max(0, tick - 1));
      most = Math.max(most ?? 0, account.spent / account.limit);
    };
    for (const agent of agents) {
      for (const account of this.#accountsOf[agent] ?? [])
        if (account.agent !== null) look(account);
    }
    if (isOrg) this.#orgAccounts.forEach(look);
    return most;
  }

  /** How the budgets of an agent (or of the org, for null) stand at the end of the tick before `tick`. */
  resultsOf(state: AgentState | null, tick: number): BudgetResult[] {
    const accounts = state === null ? this.#orgAccounts : (this.#accountsOf[state.index] ?? []);
    return accounts
      .filter(({ agent }) => agent === (state?.index ?? null))
      .map((account) => {
        this.#roll(account, Math.max(0, tick - 1));
        const { unit, limit, period } = account.budget;
        const isUnknown = account.unit === 'nano-usd' && state?.price.costNano === null;
        return {
          unit,
          limit,
          period,
          spent: isUnknown ? null : this.#inItsUnit(account),
          periodsAlerted: account.periodsAlerted + (account.hasAlerted ? 1 : 0),
          periodsExceeded: account.periodsExceeded + (isExceeded(account) ? 1 : 0),
        };
      });
  }

  #inItsUnit({ spent, budget }: Account): number {
    if (budget.unit === 'tokens') return spent;
    // Whole nano-dollars over a price in dollars: what binary fractions add is taken off again.
    return budget.unit === 'usd'
      ? toUsd(spent)
      : Number((toUsd(spent) / this.#creditUsd).toFixed(9));
  }

  #open(agent: number | null, budget: Budget): Account {
    const { unit, period } = budget;
    const limit =
      unit === 'tokens'
        ? budget.limit
        : nanoUsd(budget.limit * (unit === 'credits' ? this.#creditUsd : 1));
    return {
      agent,
      budget,
      period,
      limit,
      unit: unit === 'tokens' ? 'tokens' : 'nano-usd',
      spent: 0,
      nextPeriod: this.#calendar.nextPeriodTick(period, 0),
      hasAlerted: false,
      hasEscalated: false,
      hasHeld: false,
      periodsAlerted: 0,
      periodsExceeded: 0,
    };
  }

  /** The accounts that an invocation of the agent is charged to, as they stand at `tick`. */
  #accountsAt(agent: number, tick: number): readonly Account[] {
    const accounts = this.#accountsOf[agent] ?? [];
    for (const account of accounts) this.#roll(account, tick);
    return accounts;
  }

  #roll(account: Account, tick: number): void {
    if (tick < account.nextPeriod) return;
    if (account.hasAlerted) account.periodsAlerted += 1;
    if (isExceeded(account)) account.periodsExceeded += 1;
    account.spent = 0;
    account.hasAlerted = false;
    account.hasEscalated = false;
    account.hasHeld = false;
    account.nextPeriod = this.#calendar.nextPeriodTick(account.period, tick);
  }
}

function isExceeded({ hasHeld, spent, limit }: Account): boolean {
  return hasHeld || spent > limit;
}

// An unpriced model cannot be held to a limit in money: lint says so (`model-unpriced`).
function priceIn(account: Account, state: AgentState): number {
  return account.unit === 'tokens' ? state.price.tokens : (state.price.costNano ?? 0);
}

function useIn(account: Account, { tokens, costNano }: ActualUse): number {
  return account.unit === 'tokens' ? tokens : (costNano ?? 0);
}

/** The most that a turn with one note takes from the account, while it is charged or for good. */
function mostIn(account: Account, { price }: AgentState): number {
  if (account.unit === 'nano-usd') return Math.max(price.costNano ?? 0, price.idleCostNano ?? 0);
  return Math.max(price.tokens + price.noteTokens, price.idleTokens);
}
