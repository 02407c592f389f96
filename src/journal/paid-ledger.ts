// The port to the ledger of paid calls: nothing is sent whose worst case no budget covers, and what was spent or may have been
// is never forgotten. Knows no model and no price.

import type { Amount, CallId, CallRecord, IntentRecord } from './records.js';

/** One budget that covers a call. A later reservation may bring another limit for the same key: the last one holds. */
export interface BudgetScope {
  /** `run`, `org daily 2026-01-05`, `agent coo hourly ...`, `order order-1`. */
  readonly key: string;
  /** For people: `the run's --max-usd`, `the daily budget of coo`. */
  readonly name: string;
  readonly unit: 'nanoUsd' | 'tokens' | 'requests';
  readonly limit: number;
}

export type Reserved =
  | { readonly kind: 'reserved' }
  | {
      readonly kind: 'refused';
      readonly scope: BudgetScope;
      /** In the scope's unit; null where that is dollars and the model has no price. */
      readonly wanted: number | null;
      readonly spent: number;
      readonly reserved: number;
    };

/** How a scope stands, in its unit. */
export interface ScopeState {
  /** Above the limit only by what calls cost more than was reserved for them. */
  readonly spent: number;
  /** Of calls under way. */
  readonly reserved: number;
  /** Of calls in doubt; part of `spent`. */
  readonly inDoubt: number;
}

export interface PaidLedger {
  /**
   * Reserves against all scopes at once or none, and resolves when the intent is on disk. Waits as long as calls under way
   * hold what is missing: refused only when what they gave back was not enough. A scope in dollars refuses an amount without
   * a price. Spent and reserved together never pass a limit, whatever is asked at once, but by what a call cost more than
   * was reserved for it: then nothing more is reserved there. Whoever waits keeps its place: what came later gets only what
   * the earlier one does not want. Rejects when the journal cannot be written; then the reservation stands.
   */
  reserve(
    intent: Omit<IntentRecord, 'type' | 'scopes' | 'at'>,
    scopes: readonly BudgetScope[],
  ): Promise<Reserved>;
  /** Resolves when the truth is on disk; until then, and for ever where that fails, the reservation stands. */
  settle(call: Omit<CallRecord, 'type' | 'at'>): Promise<void>;
  /** In the unit of its last reservation unless `unit` says another; before any, dollars. All 0 for one that is not known. */
  stateOf(key: string, unit?: BudgetScope['unit']): ScopeState;
  /** Of all calls, whatever their scopes; nanoUsd is null as soon as one of them has no price. */
  readonly total: { readonly spent: Amount; readonly reserved: Amount; readonly inDoubt: Amount };
  /** Calls that were under way when the run was killed, whatever was decided about them since: all count as spent. */
  readonly inDoubt: readonly IntentRecord[];
  idsUnderWay(): readonly CallId[];
}
