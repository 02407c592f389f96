// The metrics that a threshold can watch: how they may be written and what they are measured in.
import type { MetricName } from '#org/names';
import { METRIC_NAMES, METRIC_SCOPES } from '#org/names';
import { nameTable } from './name-table.js';

/** `score` is 0 to 100. */
export type MetricUnit = 'ratio' | 'usd' | 'ticks' | 'tokens' | 'count' | 'score';

export const METRIC_UNITS: Readonly<Record<MetricName, MetricUnit>> = {
  wake_rate: 'count',
  sleep_duration_avg: 'ticks',
  event_queue_depth: 'count',
  batch_efficiency: 'count',
  safety_wake_rate: 'ratio',
  cost_per_decision: 'usd',
  idle_waste: 'ratio',
  utilization: 'ratio',
  cost_per_hour: 'usd',
  tokens_per_hour: 'tokens',
  tokens_per_day: 'tokens',
  tokens_per_task: 'tokens',
  idle_time: 'ratio',
  batch_rate: 'ratio',
  efficiency: 'ratio',
  escalation_rate: 'ratio',
  completion_rate: 'ratio',
  ack_latency: 'ticks',
  time_to_completion: 'ticks',
  time_to_unblock: 'ticks',
  trigger_latency: 'ticks',
  blocked_tasks: 'count',
  open_tasks: 'count',
  budget_used: 'ratio',
  health: 'score',
};

/** Shorthands stand last: suggestions name a metric in words, `escalation rate`. */
export const METRICS = nameTable<MetricName>([
  ...METRIC_NAMES.map((name) => [name.replaceAll('_', ' '), name] as const),
  ['queue depth', 'event_queue_depth'],
  ['sleep duration', 'sleep_duration_avg'],
]);

export const SCOPES = nameTable(METRIC_SCOPES.map((scope) => [scope, scope] as const));
