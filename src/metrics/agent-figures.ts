// The figures of one agent over a run, as the machine-readable results print them. A pure fold over the engine's results.

import { toUsd } from '#base/money';
import { countActed } from '#engine/measure';
import type { Reason } from '#engine/reason';
import type { AgentResult, BudgetResult, EngineResults, HoldSummary } from '#engine/results';
import type { MetricName, TriggerMode } from '#org/names';
import type { Agent } from '#org/types';
import type { CostTrend } from './cost-trend.js';
import { findUnhealthy } from './healthy-ranges.js';
import type { ScopeMetrics } from './scope-metrics.js';
import { measureScope } from './scope-metrics.js';

/** What an agent did. Money in dollars, latencies in ticks, shares from 0 to 1; null where there is nothing to measure. */
export interface AgentFigures extends ScopeMetrics {
  readonly id: string;
  /** At the end of the run. */
  readonly mode: TriggerMode;
  readonly model: string;
  readonly invocations: number;
  readonly wakes: Readonly<Record<Reason, number>>;
  readonly idlePolls: number;
  readonly received: number;
  readonly processed: number;
  readonly pending: number;
  /** Null when invocations of it have no price. */
  readonly cost: number | null;
  readonly wakesPerHour: number;
  /** Wakes that had something to act on, an hour. */
  readonly eventsPerHour: number;
  /** Of all ticks, those on which it woke and had something to act on. */
  readonly busyShare: number;
  readonly actions: number;
  readonly tokens: number;
  /** Tasks that it completed. */
  readonly completions: number;
  /** At the end of the run. */
  readonly status: 'active' | 'dormant';
  /** Null when there was no action or no price. */
  readonly costPerDecisionFirstHalf: number | null;
  readonly costPerDecisionSecondHalf: number | null;
  /** Metrics that are not in their healthy range. */
  readonly unhealthy: readonly MetricName[];
  readonly holds: readonly HoldSummary[];
  readonly budgets: readonly BudgetResult[];
  /** Wakes whose turn failed, counted in `invocations` and `wakes` too; absent without any, as in every dry run. */
  readonly failedWakes?: number;
}

/** Figures of `agent`, whose result is `result`; `hours` is the length of the run. Pinned keys come first. */
export function figureAgent(
  agent: Agent,
  result: AgentResult,
  results: EngineResults,
  hours: number,
  trend: CostTrend,
): AgentFigures {
  const { tally } = result;
  const acted = countActed(tally);
  const metrics = measureScope(results, { scope: 'agent', agent: agent.id }, hours);
  const { costPerHour, utilization, ...others } = metrics;
  return {
    id: agent.id,
    mode: result.mode,
    model: agent.model,
    invocations: tally.invocations,
    wakes: { ...tally.wakes },
    idlePolls: tally.idlePolls,
    received: tally.received,
    processed: tally.processed,
    pending: result.pending,
    cost: tally.unpriced > 0 ? null : toUsd(tally.costNano),
    costPerHour,
    wakesPerHour: tally.invocations / hours,
    utilization,
    ...others,
    eventsPerHour: acted / hours,
    busyShare: acted / results.ticks,
    actions: tally.actions,
    tokens: tally.tokens,
    completions: tally.completions,
    status: isActive(result) ? 'active' : 'dormant',
    costPerDecisionFirstHalf: trend.first,
    costPerDecisionSecondHalf: trend.second,
    unhealthy: findUnhealthy({ agent, mode: result.mode, metrics, trend }),
    holds: result.holds,
    budgets: result.budgets,
    ...(tally.failedWakes > 0 && { failedWakes: tally.failedWakes }),
  };
}

/** A polling agent never sleeps; an event-driven one is active while something is pending or it has work left. */
function isActive({ mode, pending, workInProgress }: AgentResult): boolean {
  return mode === 'polling' || pending > 0 || workInProgress;
}
