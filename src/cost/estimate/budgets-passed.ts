// Which of the budgets that a file states the expected use passes. Knows no trigger.

import type { Budget, BudgetPeriod, Org } from '#org/types';
import type { AgentEstimate, BudgetPassed } from './types.js';
import { MONTH_DAYS } from './types.js';

const HOURS: Readonly<Record<BudgetPeriod, number>> = {
  hourly: 1,
  daily: 24,
  weekly: 7 * 24,
  monthly: MONTH_DAYS * 24,
};

export function budgetsPassed(org: Org, agents: readonly AgentEstimate[]): readonly BudgetPassed[] {
  const { creditUsd, org: whole } = org.policies.budget;
  const use = (budget: Budget, of: readonly AgentEstimate[]): number =>
    of.reduce((sum, { costPerHour, tokensPerHour }) => {
      if (budget.unit === 'tokens') return sum + tokensPerHour.expected;
      return sum + (costPerHour?.expected ?? 0) / (budget.unit === 'credits' ? creditUsd : 1);
    }, 0);
  const passed = (agent: string | null, budget: Budget, perHour: number): BudgetPassed[] => {
    const usePerPeriod = perHour * HOURS[budget.period];
    if (usePerPeriod <= budget.limit) return [];
    return [{ agent, budget, usePerPeriod, hoursUntil: budget.limit / perHour }];
  };
  const own = agents.flatMap((agent, index) =>
    (org.agents[index]?.budgets ?? []).flatMap((budget) =>
      passed(agent.id, budget, use(budget, [agent])),
    ),
  );
  return whole === null ? own : [...own, ...passed(null, whole, use(whole, agents))];
}
