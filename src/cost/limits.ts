// Limits that a bill may pass: a budget, an increase, agents that nobody can price. Words nothing.

import { DAY_HOURS, MONTH_HOURS, WEEK_HOURS } from '#base/hours';

export type SpendPeriod = 'hour' | 'day' | 'week' | 'month';

/** Hours of each. */
const HOURS: Readonly<Record<SpendPeriod, number>> = {
  hour: 1,
  day: DAY_HOURS,
  week: WEEK_HOURS,
  month: MONTH_HOURS,
};

/** US dollars, above 0, in a period. */
export interface SpendLimit {
  readonly usd: number;
  readonly period: SpendPeriod;
}

/** How much more than before may be spent: a share (0.1 is 10 %) or dollars in a period; both 0 for nothing more. */
export type IncreaseLimit =
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'usd'; readonly limit: SpendLimit };

/** A sum of dollars an hour. */
export interface Spending {
  readonly perHour: number;
  /** Agents that are not in it, or only in part: it is then a lower bound. */
  readonly missing: number;
}

export interface BudgetCheck {
  readonly kind: 'budget';
  readonly limit: SpendLimit;
  /** In the period of the limit. */
  readonly spentUsd: number;
  /** Above 0 where it is passed, below 0 what is left. */
  readonly overUsd: number;
  readonly missing: number;
  readonly isExceeded: boolean;
}

export interface IncreaseCheck {
  readonly kind: 'increase';
  readonly limit: IncreaseLimit;
  /** A month. */
  readonly beforeUsd: number;
  readonly afterUsd: number;
  /** Of what it was; null where nothing was spent before. */
  readonly share: number | null;
  readonly missing: number;
  readonly isExceeded: boolean;
}

/** What floating point leaves of sums is no excess. */
const TOLERANCE = 1e-9;

export function checkBudget({ perHour, missing }: Spending, limit: SpendLimit): BudgetCheck {
  const spentUsd = perHour * HOURS[limit.period];
  const isExceeded = isAbove(spentUsd, limit.usd);
  return { kind: 'budget', limit, spentUsd, overUsd: spentUsd - limit.usd, missing, isExceeded };
}

/** Where nothing was spent before, any spending is beyond every share. */
export function checkIncrease(
  before: Spending,
  after: Spending,
  limit: IncreaseLimit,
): IncreaseCheck {
  const beforeUsd = before.perHour * HOURS.month;
  const afterUsd = after.perHour * HOURS.month;
  const allowed =
    limit.kind === 'share'
      ? beforeUsd * limit.share
      : (limit.limit.usd / HOURS[limit.limit.period]) * HOURS.month;
  return {
    kind: 'increase',
    limit,
    beforeUsd,
    afterUsd,
    share: beforeUsd === 0 ? null : (afterUsd - beforeUsd) / beforeUsd,
    missing: Math.max(before.missing, after.missing),
    isExceeded: isAbove(afterUsd, beforeUsd + allowed),
  };
}

function isAbove(value: number, limit: number): boolean {
  return value > limit + TOLERANCE * Math.max(1, Math.abs(limit));
}
