// Which limits the change of a bill passes, of those that somebody asked to keep. Prints nothing.

import { OrgsimError } from '#base/errors';
import type { CostDiff } from '#cost/diff/types';
import type { CostEstimate } from '#cost/estimate/types';
import { checkBudget, checkIncrease } from '#cost/limits';
import type { CostLimits, LimitCheck } from './cost-limits.js';
import { ANY_INCREASE, statedBudgets } from './cost-limits.js';

/**
 * A budget is that of NEW; an increase is that of the agents whose change is known, and of
 * none where OLD has errors. `estimate` is NEW's, null where it was
 * saved. Throws an OrgsimError where the budgets of the file are to be kept and there is no file.
 */
export function checkDiffLimits(
  { old, new: now, totals }: CostDiff,
  { budget, maxIncrease, failOn }: CostLimits,
  estimate: CostEstimate | null,
): readonly LimitCheck[] {
  const checks: LimitCheck[] = [];
  const isCompared = old.absence !== 'errors';
  if (budget !== undefined)
    checks.push(checkBudget({ perHour: totals.newUsd, missing: totals.newGaps }, budget));
  const increase = maxIncrease ?? (failOn.includes('increase') ? ANY_INCREASE : undefined);
  if (increase !== undefined && isCompared) {
    const missing = totals.unknownChanges;
    const [before, after] = [totals.comparedOldUsd, totals.comparedOldUsd + totals.changeUsd];
    checks.push(checkIncrease({ perHour: before, missing }, { perHour: after, missing }, increase));
  }
  if (failOn.includes('budget')) {
    if (estimate === null && now.absence === null) throw noBudgets(now.name);
    const budgets = estimate === null ? [] : statedBudgets(estimate);
    checks.push({ kind: 'stated', budgets, isExceeded: budgets.length > 0 });
  }
  if (failOn.includes('unpriced')) {
    const unpriced = now.agents.filter(({ gap }) => gap === 'unpriced');
    const models = [...new Set(unpriced.map(({ model }) => model))];
    const isExceeded = models.length > 0;
    checks.push({ kind: 'unpriced', models, agents: unpriced.length, isExceeded });
  }
  return checks;
}

function noBudgets(name: string): OrgsimError {
  return new OrgsimError(
    'usage',
    `--fail-on budget needs the budgets of an ORG.md, and ${name} is a saved estimate.`,
    'Give the ORG.md as NEW, or a limit of your own: --budget 200/month',
  );
}
