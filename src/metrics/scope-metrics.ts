// All metrics of one scope under their names in JSON. The formulas are the engine's.

import type { EngineResults } from '#engine/types';
import type { MetricName, MetricScope } from '#org/names';

type CamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** `wake_rate` is `wakeRate`; null where there is nothing to measure. */
export type ScopeMetrics = Readonly<Record<CamelCase<MetricName>, number | null>>;

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

/** The metrics of the scope around `agent`, over the whole run. */
export function measureScope(
  results: Pick<EngineResults, 'measure'>,
  scope: MetricScope,
  agent: string,
): ScopeMetrics {
  const values = Object.entries(NAMES).map(
    ([name, metric]) => [name, results.measure(metric, scope, agent) ?? null] as const,
  );
  // The keys are those of NAMES: fromEntries forgets them.
  return Object.fromEntries(values) as ScopeMetrics;
}
