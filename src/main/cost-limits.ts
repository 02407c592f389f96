// Which limits the bill of one or several orgs passes, of those that somebody asked to keep. Prints nothing.

import { costGap, isUnpriced } from '#cost/estimate/cost-gap';
import type { BudgetPassed, CostEstimate } from '#cost/estimate/types';
import type { BudgetCheck, IncreaseCheck, IncreaseLimit, Spending, SpendLimit } from '#cost/limits';
import { checkBudget, checkIncrease } from '#cost/limits';

export const FAIL_REASONS = ['unpriced', 'budget', 'increase'] as const;
export type FailReason = (typeof FAIL_REASONS)[number];

/** What is to be kept. A budget and a limit of an increase fail by themselves. */
export interface CostLimits {
  readonly budget: SpendLimit | undefined;
  readonly maxIncrease: IncreaseLimit | undefined;
  /**
   * `unpriced`: models without a price fail, too. `budget`: so do budgets that the files state. `increase`: so does any
   * increase at all, where no limit of it is given.
   */
  readonly failOn: readonly FailReason[];
}

export type LimitCheck =
  | BudgetCheck
  | IncreaseCheck
  | {
      readonly kind: 'stated';
      readonly budgets: readonly StatedBudget[];
      readonly isExceeded: boolean;
    }
  | {
      readonly kind: 'unpriced';
      readonly models: readonly string[];
      readonly agents: number;
      readonly isExceeded: boolean;
    };

/** A budget of a file that the expected use passes. */
export interface StatedBudget extends BudgetPassed {
  /** Whose: an agent's name, or the org's. */
  readonly whose: string;
}

export const ANY_INCREASE: IncreaseLimit = { kind: 'share', share: 0 };

/** `before` is what an increase is measured against; undefined where nothing is compared. */
export function checkLimits(
  estimates: readonly CostEstimate[],
  { budget, maxIncrease, failOn }: CostLimits,
  before: Spending | undefined,
): readonly LimitCheck[] {
  const after = spendingOf(estimates);
  const checks: LimitCheck[] = [];
  if (budget !== undefined) checks.push(checkBudget(after, budget));
  const increase = maxIncrease ?? (failOn.includes('increase') ? ANY_INCREASE : undefined);
  if (increase !== undefined && before !== undefined)
    checks.push(checkIncrease(before, after, increase));
  if (failOn.includes('budget')) {
    const budgets = estimates.flatMap(statedBudgets);
    checks.push({ kind: 'stated', budgets, isExceeded: budgets.length > 0 });
  }
  if (failOn.includes('unpriced')) {
    const unpriced = estimates.flatMap(({ agents }) => agents.filter(isUnpriced));
    const models = [...new Set(unpriced.map(({ model }) => model))];
    checks.push({
      kind: 'unpriced',
      models,
      agents: unpriced.length,
      isExceeded: models.length > 0,
    });
  }
  return checks;
}

/** What all of them cost together. */
export function spendingOf(estimates: readonly CostEstimate[]): Spending {
  let [perHour, missing] = [0, 0];
  for (const { totals, agents } of estimates) {
    perHour += totals.perHour.expected;
    missing += agents.filter((agent) => costGap(agent) !== null).length;
  }
  return { perHour, missing };
}

/** The budgets of the file that would be passed, with whose they are. */
export function statedBudgets({
  org,
  agents,
  budgetsPassed,
}: CostEstimate): readonly StatedBudget[] {
  const names = new Map(agents.map(({ id, name }) => [id, name]));
  return budgetsPassed.map((passed) => ({
    ...passed,
    whose: passed.agent === null ? org : (names.get(passed.agent) ?? passed.agent),
  }));
}
