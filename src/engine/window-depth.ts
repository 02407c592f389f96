// What a threshold's window has to hear of, by what its metric reads.

import type { MetricName } from '#org/names';
import type { WindowDepth } from './trailing-window.js';

/** Metrics of what is so at a moment, whatever happened before. */
const OF_THE_MOMENT: ReadonlySet<MetricName> = new Set([
  'event_queue_depth',
  'blocked_tasks',
  'open_tasks',
]);

/** Metrics of what messages mean for tasks, however often anybody wakes. */
const OF_TASKS: ReadonlySet<MetricName> = new Set([
  'escalation_rate',
  'completion_rate',
  'time_to_completion',
  'time_to_unblock',
]);

export function windowDepth(metric: MetricName): WindowDepth {
  if (OF_THE_MOMENT.has(metric)) return 'none';
  return OF_TASKS.has(metric) ? 'tasks' : 'wakes';
}
