// All figures of a run in one object: agents, totals, departments, teams, advice and notes. A pure fold over the results.

import type { BudgetResult, EngineResults } from '#engine/results';
import type { InvocationPrice } from '#engine/types';
import type { Org } from '#org/types';
import type { Advice, AdviceGroup, Recommendation } from './advice.js';
import type { CheaperModel } from './advice-case.js';
import type { AgentFigures } from './agent-figures.js';
import { figureAgent } from './agent-figures.js';
import type { CostSoFar } from './cost-trend.js';
import { costTrend } from './cost-trend.js';
import type { MetricsScope } from './metrics-scopes.js';
import { metricsScopes } from './metrics-scopes.js';
import { adviseRun, presentAdvice } from './recommend.js';
import type { RunNote } from './run-note.js';
import { noteRun } from './run-notes.js';
import type { RunTotals } from './run-totals.js';
import { sumRun } from './run-totals.js';
import type { ScopeMetrics } from './scope-metrics.js';
import { measureScope } from './scope-metrics.js';

/** Metrics of the org, a department or a team under its name. */
interface NamedMetrics extends ScopeMetrics {
  /** The department's heading, or the id of the agent that heads the team. */
  readonly name: string;
}

export interface RunSummary {
  /** Length of the run in hours. */
  readonly hours: number;
  readonly agents: readonly AgentFigures[];
  readonly totals: RunTotals;
  /** Of the whole org; null in an org without agents. */
  readonly orgMetrics: ScopeMetrics | null;
  readonly departments: readonly NamedMetrics[];
  /** Each agent that has reports, with all below it. */
  readonly teams: readonly NamedMetrics[];
  /** Before it is worded. */
  readonly advice: readonly Advice[];
  readonly recommendations: readonly Recommendation[];
  readonly adviceGroups: readonly AdviceGroup[];
  readonly notes: readonly RunNote[];
  /** The org's own. */
  readonly budgets: readonly BudgetResult[];
}

export interface SummarizedRun {
  readonly org: Org;
  readonly results: EngineResults;
  /** In the order of the org's agents. */
  readonly prices: readonly InvocationPrice[];
  /** Cost of one hour if every agent polled. */
  readonly allPollingNano: bigint;
  /** Local time of a tick's first instant, for people. */
  readonly timeOf: (tick: number) => string;
  /** What each agent had cost at half-time; null when the run was too short for halves. */
  readonly halfTime: readonly CostSoFar[] | null;
  /** In the order of the org's agents; none unless said. */
  readonly cheaperModels?: readonly (CheaperModel | null)[];
}

export function summarizeRun(run: SummarizedRun): RunSummary {
  const { org, results, prices } = run;
  const hours = (results.ticks * org.tickSeconds) / 3600;
  const totals = sumRun(results, run.allPollingNano, hours);
  const figures = org.agents.flatMap((agent, index) => {
    const result = results.agents[index];
    if (result === undefined) return [];
    const trend = costTrend(run.halfTime?.[index], result.tally);
    return figureAgent(agent, result, results, hours, trend);
  });
  const { cheaperModels = [] } = run;
  const { costPerHour } = totals;
  const advice = adviseRun({ org, prices, figures, cheaperModels, hours, costPerHour });
  const { each, groups } = presentAdvice(advice);
  const scopes = metricsScopes(org);
  const [whole] = scopes;
  const named = (kind: MetricsScope['scope']): NamedMetrics[] =>
    scopes
      .filter(({ scope }) => scope === kind)
      .map((scope) => ({ name: scope.name, ...measureScope(results, scope, hours) }));
  let departments: NamedMetrics[] | null = null;
  let teams: NamedMetrics[] | null = null;
  return {
    hours,
    agents: figures,
    totals,
    orgMetrics: whole === undefined ? null : measureScope(results, whole, hours),
    // Few ask for them, and to add up all their agents takes a while.
    get departments() {
      departments ??= named('department');
      return departments;
    },
    get teams() {
      teams ??= named('team');
      return teams;
    },
    advice,
    recommendations: each,
    adviceGroups: groups,
    notes: noteRun({ org, figures, results, timeOf: run.timeOf }),
    budgets: results.budgets,
  };
}
