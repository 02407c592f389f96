// Where the tokens of a run went: by agent, by what they were spent on, by hour of the day, and what is left of the token
// budgets. Pure; formats nothing.

import { sum } from '#base/sum';
import type { AgentResult, BudgetResult, EngineResults } from '#engine/results';
import type { RowGroup, RowHead } from './row-groups.js';
import type { ScopeMetrics } from './scope-metrics.js';

export interface TokenRow extends RowHead {
  /** Agents of the row that were active at the end of the run; the others were dormant. */
  readonly active: number;
  readonly tokens: number;
  /** Completed. */
  readonly tasks: number;
}

export interface TokenOverview {
  readonly rows: readonly TokenRow[];
  readonly tokens: number;
  readonly tasks: number;
  /** Of the org's token limit, else of the agents' token budgets, in the period at the end; null without any. */
  readonly budgetRemaining: number | null;
  /** 1 less the tokens used over those of polling every tick; null where nothing would have been used. */
  readonly efficiency: number | null;
  /** By trigger, or by reason where no message caused the wake; the most first. */
  readonly byTrigger: readonly { readonly trigger: string; readonly tokens: number }[];
  /** Index 0 to 23: the local hour of day. */
  readonly byHour: readonly number[];
  /** Local hours above the mean; the others are idle hours. */
  readonly peakHours: readonly number[];
}

/** `metrics` are those of the whole org; null in an org without agents. */
export function overviewTokens(
  groups: readonly RowGroup[],
  results: EngineResults,
  metrics: ScopeMetrics | null,
): TokenOverview {
  const rows = groups.map(({ head, members }): TokenRow => {
    const figures = members.map((member) => member.figures);
    return {
      ...head,
      active: figures.filter(({ status }) => status === 'active').length,
      tokens: sum(figures.map(({ tokens }) => tokens)),
      tasks: sum(figures.map(({ completions }) => completions)),
    };
  });
  return {
    rows,
    tokens: sum(rows.map(({ tokens }) => tokens)),
    tasks: sum(rows.map(({ tasks }) => tasks)),
    budgetRemaining: tokensRemaining(results),
    efficiency: metrics?.efficiency ?? null,
    byTrigger: sumTriggers(results.agents),
    byHour: metrics?.tokensByHour ?? [],
    peakHours: metrics?.peakHours ?? [],
  };
}

function tokensRemaining({ budgets, agents }: EngineResults): number | null {
  const ofOrg = leastRemaining(budgets);
  if (ofOrg !== null) return ofOrg;
  const ofAgents = agents.flatMap((agent) => leastRemaining(agent.budgets) ?? []);
  return ofAgents.length === 0 ? null : sum(ofAgents);
}

/** Of several budgets the tightest counts. */
function leastRemaining(budgets: readonly BudgetResult[]): number | null {
  const remaining = budgets.flatMap(({ unit, limit, spent }) =>
    unit === 'tokens' && spent !== null ? [limit - spent] : [],
  );
  return remaining.length === 0 ? null : Math.min(...remaining);
}

function sumTriggers(agents: readonly AgentResult[]): TokenOverview['byTrigger'] {
  const totals = new Map<string, number>();
  for (const { tally } of agents) {
    for (const [trigger, tokens] of Object.entries(tally.tokensByTrigger))
      totals.set(trigger, (totals.get(trigger) ?? 0) + tokens);
  }
  return [...totals]
    .map(([trigger, tokens]) => ({ trigger, tokens }))
    .sort((a, b) => b.tokens - a.tokens || (a.trigger < b.trigger ? -1 : 1));
}
