// All metrics of one scope under their names in JSON. The formulas are the engine's.

import type { TickHistogram } from '#base/tick-histogram';
import { percentileTicks } from '#engine/measure';
import type { Measured } from '#engine/results';
import type { Tally } from '#engine/tally';
import type { MetricName } from '#org/names';
import type { MetricsScope } from './metrics-scopes.js';

type CamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** `wake_rate` is `wakeRate`; null where there is nothing to measure. */
type PlainMetrics = Readonly<Record<CamelCase<MetricName>, number | null>>;

/** Money in dollars, latencies in ticks (plain is the mean), shares from 0 to 1. */
export interface ScopeMetrics extends PlainMetrics {
  readonly eventQueueDepthMean: number | null;
  /** Of several agents the sum of each one's most: an upper bound. */
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
}

/** In the order in which they are printed; `satisfies` says that none is missing. */
const NAMES = {
  wakeRate: 'wake_rate',
  sleepDurationAvg: 'sleep_duration_avg',
  eventQueueDepth: 'event_queue_depth',
  batchEfficiency: 'batch_efficiency',
  safetyWakeRate: 'safety_wake_rate',
  costPerDecision: 'cost_per_decision',
  idleWaste: 'idle_waste',
  utilization: 'utilization',
  costPerHour: 'cost_per_hour',
  tokensPerHour: 'tokens_per_hour',
  tokensPerDay: 'tokens_per_day',
  tokensPerTask: 'tokens_per_task',
  idleTime: 'idle_time',
  batchRate: 'batch_rate',
  efficiency: 'efficiency',
  escalationRate: 'escalation_rate',
  completionRate: 'completion_rate',
  ackLatency: 'ack_latency',
  timeToCompletion: 'time_to_completion',
  timeToUnblock: 'time_to_unblock',
  triggerLatency: 'trigger_latency',
  blockedTasks: 'blocked_tasks',
  openTasks: 'open_tasks',
  budgetUsed: 'budget_used',
  health: 'health',
} as const satisfies { readonly [M in MetricName as CamelCase<M>]: M };

const ENTRIES = Object.entries(NAMES);

/** The metrics of a scope over what was measured, `hours` long. */
export function measureScope(
  measured: Measured,
  { scope, agent }: Pick<MetricsScope, 'scope' | 'agent'>,
  hours: number,
): ScopeMetrics {
  const tally = measured.tallyOf(scope, agent);
  const { ackLatency, timeToCompletion, timeToUnblock, triggerLatency } = tally;
  const plain: Record<string, number | null> = {};
  for (const [name, metric] of ENTRIES)
    plain[name] = measured.measure(metric, scope, agent) ?? null;
  return {
    // The keys are those of NAMES.
    ...(plain as PlainMetrics),
    eventQueueDepthMean: meanDepth(tally, measured.ticks),
    eventQueueDepthMax: tally.queueDepthMax,
    ...tokenFigures(tally, hours),
    ackLatencyMedian: median(ackLatency),
    ackLatencyP95: p95(ackLatency),
    timeToCompletionMedian: median(timeToCompletion),
    timeToCompletionP95: p95(timeToCompletion),
    timeToUnblockMedian: median(timeToUnblock),
    timeToUnblockP95: p95(timeToUnblock),
    triggerLatencyMedian: median(triggerLatency),
    triggerLatencyP95: p95(triggerLatency),
  };
}

/** Pending messages of all agents together at the end of a tick, on average over `ticks`. */
export function meanDepth(tally: Tally, ticks: number): number | null {
  return ticks === 0 ? null : tally.queueDepthSum / ticks;
}

/** Local hours, 0 to 23, in which more tokens were used than in the mean hour of the day. */
function findPeakHours(tokensByHour: readonly number[]): number[] {
  const mean = tokensByHour.reduce((sum, tokens) => sum + tokens, 0) / tokensByHour.length;
  return tokensByHour.flatMap((tokens, hour) => (tokens > mean ? [hour] : []));
}

type TokenFigures = Pick<ScopeMetrics, 'tokensPerHourByTrigger' | 'tokensByHour' | 'peakHours'>;

function tokenFigures(tally: Tally, hours: number): TokenFigures {
  const byTrigger = Object.entries(tally.tokensByTrigger).map(
    ([trigger, tokens]) => [trigger, tokens / hours] as const,
  );
  return {
    tokensPerHourByTrigger: Object.fromEntries(byTrigger),
    tokensByHour: [...tally.tokensByHour],
    peakHours: findPeakHours(tally.tokensByHour),
  };
}

/** In ticks; null over nothing, as is the p95. */
export function median(histogram: TickHistogram): number | null {
  return percentileTicks(histogram, 0.5) ?? null;
}

export function p95(histogram: TickHistogram): number | null {
  return percentileTicks(histogram, 0.95) ?? null;
}
