// Which budgets the expected use would pass, and how soon. A run holds its agents then; the estimate does not.

import { DAY_HOURS, MONTH_HOURS, WEEK_HOURS } from '#base/hours';
import type { Budget, BudgetPeriod, Org } from '#org/types';
import type { AgentEstimate, BudgetPassed, CostEstimate } from './types.js';

const PERIOD_HOURS: Readonly<Record<BudgetPeriod, number>> = {
  hourly: 1,
  daily: DAY_HOURS,
  weekly: WEEK_HOURS,
  monthly: MONTH_HOURS,
};

/** What sums of floats may be off: a budget that is just used up is not passed. */
const ROUNDING = 1e-9;

/** Expected use an hour. */
interface Use {
  readonly usd: number;
  readonly tokens: number;
}

export function budgetsPassed(
  { agents: declared, policies: { budget } }: Org,
  agents: readonly AgentEstimate[],
  totals: CostEstimate['totals'],
): BudgetPassed[] {
  const { creditUsd } = budget;
  const ofAgents = agents.flatMap((agent, index) => {
    const use = { usd: agent.costPerHour?.expected ?? 0, tokens: agent.tokensPerHour.expected };
    const budgets = declared[index]?.budgets ?? [];
    return budgets.flatMap((each) => judge(agent.id, each, use, creditUsd));
  });
  const all = { usd: totals.perHour.expected, tokens: totals.tokensPerHour.expected };
  return [...ofAgents, ...(budget.org === null ? [] : judge(null, budget.org, all, creditUsd))];
}

function judge(
  agent: string | null,
  budget: Budget,
  { usd, tokens }: Use,
  creditUsd: number,
): BudgetPassed[] {
  const perHour = { usd, tokens, credits: usd / creditUsd }[budget.unit];
  const usePerPeriod = perHour * PERIOD_HOURS[budget.period];
  if (usePerPeriod <= budget.limit * (1 + ROUNDING)) return [];
  return [{ agent, budget, usePerPeriod, hoursUntil: budget.limit / perHour }];
}
