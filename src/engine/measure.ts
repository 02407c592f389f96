// The formula of every metric, stated once: for thresholds while the run goes on and for its results.

import { unreachable } from '#base/assert';
import { toUsd } from '#base/money';
import type { TickHistogram } from '#base/tick-histogram';
import type { MetricName } from '#org/names';
import type { Tally } from './tally.js';

/** The span that a tally covers. */
export interface Span {
  /** Length in ticks, the same for every agent of a sum. */
  readonly ticks: number;
  readonly tickSeconds: number;
  /** Spent over limit in the current period, 1 at the limit; undefined without a budget. */
  readonly budgetUsed: number | undefined;
}

/**
 * A metric of a tally, as engine.md defines it: rates per hour, latencies in ticks (their mean), shares from 0 to 1,
 * cost in dollars. Undefined where there is nothing to measure: unknown is not zero.
 */
export function measure(metric: MetricName, tally: Tally, span: Span): number | undefined {
  const hours = (span.ticks * span.tickSeconds) / 3600;
  switch (metric) {
    case 'wake_rate':
      return ratio(tally.invocations, hours);
    case 'sleep_duration_avg':
      return ratio(tally.sleptTicks, tally.sleeps);
    case 'event_queue_depth':
      return tally.queueDepth;
    case 'batch_efficiency':
      return ratio(tally.messagesInMessageWakes, tally.messageWakes);
    case 'safety_wake_rate':
      return ratio(tally.wakes.safety, tally.invocations);
    case 'cost_per_decision':
      return usd(ratio(costNano(tally), tally.actions));
    case 'idle_waste':
      return ratio(tally.idlePolls, tally.wakes.poll);
    case 'utilization':
      return ratio(countActed(tally), tally.wakes.poll + tally.eventWakes);
    case 'cost_per_hour':
      return usd(ratio(costNano(tally), hours));
    case 'tokens_per_hour':
      return ratio(tally.tokens, hours);
    case 'tokens_per_day':
      return ratio(tally.tokens * 24, hours);
    case 'tokens_per_task':
      return ratio(tally.tokens, tally.completions);
    case 'idle_time':
      return ratio(tally.agentTicks - tally.invocations, tally.agentTicks);
    case 'batch_rate':
      return ratio(tally.batchedWakes, tally.messageWakes);
    case 'efficiency':
      return ratio(tally.pollingTokens - tally.tokens, tally.pollingTokens);
    case 'escalation_rate':
      return tally.escalations / Math.max(1, tally.tasksAssigned);
    case 'completion_rate':
      return tally.completions / Math.max(1, tally.tasksAssigned);
    case 'ack_latency':
      return meanTicks(tally.ackLatency);
    case 'time_to_completion':
      return meanTicks(tally.timeToCompletion);
    case 'time_to_unblock':
      return meanTicks(tally.timeToUnblock);
    case 'trigger_latency':
      return meanTicks(tally.triggerLatency);
    case 'blocked_tasks':
      return tally.blockedTasks;
    case 'open_tasks':
      return tally.openTasks;
    case 'budget_used':
      return span.budgetUsed;
    case 'health':
      return measureHealth(tally, span);
    default:
      return unreachable(metric);
  }
}

/** Polls that were not idle, and wakes that had something to act on; none that failed. */
export function countActed(tally: Tally): number {
  return tally.wakes.poll - tally.idlePolls - tally.failedPolls + tally.actedWakes;
}

/** Mean of a histogram in ticks, undefined over nothing. */
function meanTicks(histogram: TickHistogram): number | undefined {
  let sum = 0;
  let count = 0;
  histogram.forEach((ticks, times) => {
    sum += ticks * times;
    count += times;
  });
  return ratio(sum, count);
}

/** The smallest value that `share` (0 to 1) of the occurrences do not pass: 0.5 is the median, 0.95 the p95. */
export function percentileTicks(histogram: TickHistogram, share: number): number | undefined {
  let count = 0;
  histogram.forEach((_, times) => {
    count += times;
  });
  let seen = 0;
  let found: number | undefined;
  histogram.forEach((ticks, times) => {
    seen += times;
    if (seen >= share * count) found ??= ticks;
  });
  return found;
}

// Weights as the format's own page of metrics gives them. Where full and no marks end is this project's choice:
// latencies a person would call prompt and lost, half of all tasks escalated, a budget from its usual alert to its end.
const HEALTH_PARTS: readonly {
  metric: MetricName;
  weight: number;
  best: number;
  worst: number;
  unit: 'as is' | 'hours';
}[] = [
  { metric: 'ack_latency', weight: 15, best: 1 / 60, worst: 0.5, unit: 'hours' },
  { metric: 'escalation_rate', weight: 20, best: 0, worst: 0.5, unit: 'as is' },
  { metric: 'completion_rate', weight: 25, best: 1, worst: 0, unit: 'as is' },
  { metric: 'budget_used', weight: 15, best: 0.8, worst: 1, unit: 'as is' },
  { metric: 'idle_waste', weight: 10, best: 0, worst: 1, unit: 'as is' },
  { metric: 'time_to_completion', weight: 15, best: 1, worst: 24, unit: 'hours' },
];

/** 0 to 100; parts that are undefined are left out and the others weigh more. */
function measureHealth(tally: Tally, span: Span): number | undefined {
  let points = 0;
  let weights = 0;
  if (tally.tasksAssigned + tally.invocations === 0) return undefined;
  for (const part of HEALTH_PARTS) {
    const value = measure(part.metric, tally, span);
    if (value === undefined || (part.metric === 'completion_rate' && tally.tasksAssigned === 0))
      continue;
    const scaled = part.unit === 'hours' ? (value * span.tickSeconds) / 3600 : value;
    const share = (part.worst - scaled) / (part.worst - part.best);
    points += part.weight * Math.min(1, Math.max(0, share));
    weights += part.weight;
  }
  return ratio(100 * points, weights);
}

function costNano(tally: Tally): number | undefined {
  return tally.unpriced > 0 ? undefined : tally.costNano;
}

/** In dollars, rounded to whole nano-dollars. */
function usd(nano: number | undefined): number | undefined {
  return nano === undefined ? undefined : toUsd(Math.round(nano));
}

function ratio(part: number | undefined, whole: number): number | undefined {
  return part === undefined || whole === 0 ? undefined : part / whole;
}
