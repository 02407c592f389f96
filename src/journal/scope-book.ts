// How each budget stands: what was spent there, and what calls under way hold. Only counts: who waits for what is the
// ledger's business.

import { addAmounts, maxAmount, NO_AMOUNT } from './amounts.js';
import type { BudgetScope, ScopeState } from './paid-ledger.js';
import type { Amount, CallId } from './records.js';

type Unit = BudgetScope['unit'];

/** What one call holds, in all the scopes that cover it. */
interface Hold {
  readonly keys: readonly string[];
  readonly amount: Amount;
}

/** Of one key, in all units: the unit comes with the limit. */
interface Account {
  spent: Counted;
  reserved: Counted;
  inDoubt: Counted;
  unit: Unit;
}

/** Dollars of what has a price; what has none cannot be counted in them. */
type Counted = Readonly<Record<Unit, number>>;

const NOTHING: Counted = { nanoUsd: 0, tokens: 0, requests: 0 };

export class ScopeBook {
  readonly #accounts = new Map<string, Account>();
  readonly #holds = new Map<CallId, Hold>();
  #spent: Amount = NO_AMOUNT;
  #inDoubt: Amount = NO_AMOUNT;

  get spent(): Amount {
    return this.#spent;
  }

  get inDoubt(): Amount {
    return this.#inDoubt;
  }

  /** Calls that hold something, with what they hold. */
  get held(): ReadonlyMap<CallId, Hold> {
    return this.#holds;
  }

  hold(id: CallId, keys: readonly string[], amount: Amount): void {
    this.#holds.set(id, { keys, amount });
    for (const key of keys) this.#count(key, 'reserved', amount, 1);
  }

  /** The call may cost more than it holds: from now on it holds that. */
  raise(id: CallId, amount: Amount): void {
    const hold = this.#holds.get(id);
    if (hold === undefined) return;
    this.#release(id);
    this.hold(id, hold.keys, maxAmount(hold.amount, amount));
  }

  /** What it held is free, what it cost is spent. */
  settle(id: CallId, cost: Amount): void {
    const { keys } = this.#holds.get(id) ?? { keys: [] };
    this.#release(id);
    this.spend(keys, cost);
  }

  spend(keys: readonly string[], cost: Amount): void {
    this.#spent = addAmounts(this.#spent, cost);
    for (const key of keys) this.#count(key, 'spent', cost, 1);
  }

  /** Spent for all that is known. */
  doubt(keys: readonly string[], reserved: Amount): void {
    this.spend(keys, reserved);
    this.#inDoubt = addAmounts(this.#inDoubt, reserved);
    for (const key of keys) this.#count(key, 'inDoubt', reserved, 1);
  }

  /** That a limit in that unit stands there: what is told about the key is in it from now on. */
  useUnit(key: string, unit: Unit): void {
    this.#account(key).unit = unit;
  }

  stateOf(key: string, wanted?: Unit): ScopeState {
    const account = this.#accounts.get(key);
    if (account === undefined) return { spent: 0, reserved: 0, inDoubt: 0 };
    const unit = wanted ?? account.unit;
    const { spent, reserved, inDoubt } = account;
    return { spent: spent[unit], reserved: reserved[unit], inDoubt: inDoubt[unit] };
  }

  #release(id: CallId): void {
    const hold = this.#holds.get(id);
    this.#holds.delete(id);
    for (const key of hold?.keys ?? []) this.#count(key, 'reserved', hold?.amount ?? NO_AMOUNT, -1);
  }

  #count(key: string, what: 'spent' | 'reserved' | 'inDoubt', amount: Amount, sign: 1 | -1): void {
    const account = this.#account(key);
    const before = account[what];
    account[what] = {
      nanoUsd: before.nanoUsd + sign * (amount.nanoUsd ?? 0),
      tokens: before.tokens + sign * amount.tokens,
      requests: before.requests + sign * amount.requests,
    };
  }

  #account(key: string): Account {
    const found = this.#accounts.get(key);
    if (found !== undefined) return found;
    const account: Account = {
      spent: NOTHING,
      reserved: NOTHING,
      inDoubt: NOTHING,
      unit: 'nanoUsd',
    };
    this.#accounts.set(key, account);
    return account;
  }
}
