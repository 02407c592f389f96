// Budgets.
import type { Reading } from '#org/problem';
import type { BudgetPeriod, BudgetUnit, OverageBehavior } from '#org/types';

/** `period` null: the period that the policies state (`1000 credits/period`, or none written). */
export interface BudgetValue {
  readonly unit: BudgetUnit;
  readonly limit: number;
  readonly period: BudgetPeriod | null;
}

/** `impliedUnit` is the unit of a number without one: `tokens` for `Token budget`. */
export function readBudget(
  text: string,
  impliedUnit: BudgetUnit | null = null,
): Reading<BudgetValue> {
  throw new Error(`not written yet: ${text} ${impliedUnit}`);
}
export function readPeriod(text: string): Reading<BudgetPeriod> {
  throw new Error(`not written yet: ${text}`);
}
export function readOverage(text: string): Reading<OverageBehavior> {
  throw new Error(`not written yet: ${text}`);
}
/** Dollars of one credit: `$0.01`. */
export function readCreditValue(text: string): Reading<number> {
  throw new Error(`not written yet: ${text}`);
}
