// The figures of one agent over a run, as the machine-readable results print them. A pure fold over the engine's results.

import { toUsd } from '#base/money';
import { percentileTicks } from '#engine/measure';
import type { Reason } from '#engine/reason';
import type { Tally, TickHistogram } from '#engine/tally';
import type { AgentResult, BudgetResult, EngineResults, HoldSummary } from '#engine/types';
import type { TriggerMode } from '#org/names';
import type { Agent } from '#org/types';
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
  readonly eventQueueDepthMean: number | null;
  readonly eventQueueDepthMax: number;
  /** By trigger, or by reason where no message caused the wake. */
  readonly tokensPerHourByTrigger: Readonly<Record<string, number>>;
  /** Index 0 to 23: the local hour of day. */
  readonly tokensByHour: readonly number[];
  /** Local hours above the mean. */
  readonly peakHours: readonly number[];
  readonly ackLatencyMedian: number | null;
  readonly ackLatencyP95: number | null;
  readonly timeToCompletionMedian: number | null;
  readonly timeToCompletionP95: number | null;
  readonly timeToUnblockMedian: number | null;
  readonly timeToUnblockP95: number | null;
  readonly triggerLatencyMedian: number | null;
  readonly triggerLatencyP95: number | null;
  readonly holds: readonly HoldSummary[];
  readonly budgets: readonly BudgetResult[];
}

/** Figures of `agent`, whose result is `result`; `hours` is the length of the run. Pinned keys come first. */
export function figureAgent(
  agent: Agent,
  result: AgentResult,
  results: EngineResults,
  hours: number,
): AgentFigures {
  const { tally } = result;
  const acted = tally.wakes.poll - tally.idlePolls + tally.actedWakes;
  const { costPerHour, utilization, ...metrics } = measureScope(results, 'agent', agent.id);
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
    ...metrics,
    eventsPerHour: acted / hours,
    busyShare: acted / results.ticks,
    actions: tally.actions,
    tokens: tally.tokens,
    eventQueueDepthMean: tally.agentTicks === 0 ? null : tally.queueDepthSum / tally.agentTicks,
    eventQueueDepthMax: tally.queueDepthMax,
    ...tokenFigures(tally, hours),
    ...spread('ackLatency', tally.ackLatency),
    ...spread('timeToCompletion', tally.timeToCompletion),
    ...spread('timeToUnblock', tally.timeToUnblock),
    ...spread('triggerLatency', tally.triggerLatency),
    holds: result.holds,
    budgets: result.budgets,
  };
}

type TokenFigures = Pick<AgentFigures, 'tokensPerHourByTrigger' | 'tokensByHour' | 'peakHours'>;

function tokenFigures(tally: Tally, hours: number): TokenFigures {
  const byTrigger = Object.entries(tally.tokensByTrigger).map(
    ([trigger, tokens]) => [trigger, tokens / hours] as const,
  );
  const mean = tally.tokensByHour.reduce((sum, tokens) => sum + tokens, 0) / 24;
  return {
    tokensPerHourByTrigger: Object.fromEntries(byTrigger),
    tokensByHour: [...tally.tokensByHour],
    peakHours: tally.tokensByHour.flatMap((tokens, hour) => (tokens > mean ? [hour] : [])),
  };
}

type Spread<Name extends string> = Record<`${Name}Median` | `${Name}P95`, number | null>;

function spread<Name extends string>(name: Name, histogram: TickHistogram): Spread<Name> {
  const figures = {
    [`${name}Median`]: percentileTicks(histogram, 0.5) ?? null,
    [`${name}P95`]: percentileTicks(histogram, 0.95) ?? null,
  };
  // The keys are the two of the type: computed keys are strings to the compiler.
  return figures as Spread<Name>;
}
