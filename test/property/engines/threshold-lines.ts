// Random `Threshold` lines on every metric, with values at which they flip in a short run.

import fc from 'fast-check';
import type { MetricName } from '#org/names';
import { METRIC_NAMES, METRIC_SCOPES } from '#org/names';

const SHARES = ['0%', '10%', '33%', '50%', '75%', '99%', '100%'];
const LATENCIES = ['0', '1', '2.5', '6', '15', '40'];
const COUNTS = ['0', '1', '2', '3', '5'];
const RATES = ['0', '0.5', '1', '4', '20', '60', '120', '600', '3600'];
const TOKENS = ['0', '500', '5000', '20K', '100K', '600K', '5M'];

/** What each metric is compared with: around what random orgs reach. */
const VALUES: Readonly<Record<MetricName, readonly string[]>> = {
  wake_rate: RATES,
  sleep_duration_avg: LATENCIES,
  event_queue_depth: COUNTS,
  batch_efficiency: COUNTS,
  safety_wake_rate: SHARES,
  cost_per_decision: ['$0', '$0.001', '$0.01', '$0.05', '$0.5'],
  idle_waste: SHARES,
  utilization: SHARES,
  cost_per_hour: ['$0', '$0.01', '$0.1', '$1', '$5', '$50'],
  tokens_per_hour: TOKENS,
  tokens_per_day: TOKENS,
  tokens_per_task: TOKENS,
  idle_time: SHARES,
  batch_rate: SHARES,
  efficiency: ['-50%', ...SHARES],
  escalation_rate: SHARES,
  completion_rate: SHARES,
  ack_latency: LATENCIES,
  time_to_completion: LATENCIES,
  time_to_unblock: LATENCIES,
  trigger_latency: LATENCIES,
  blocked_tasks: COUNTS,
  open_tasks: COUNTS,
  budget_used: ['0%', '30%', '60%', '90%', '100%', '110%'],
  health: ['0', '40', '60', '75', '90', '100'],
};

/** What budgets, holds and waiting messages do to thresholds is worth more cases. */
const OFTEN = ['budget_used', 'budget_used', 'event_queue_depth', 'open_tasks'] as const;

const test = fc.constantFrom(...METRIC_NAMES, ...OFTEN).chain((metric) =>
  fc.record({
    metric: fc.constant(metric),
    operator: fc.constantFrom('>', '<', '>=', '<=', '=='),
    value: fc.constantFrom(...VALUES[metric]),
  }),
);

/** As in an ORG.md: `team queue depth >= 3, cooldown 50 ticks, over 7 ticks`. */
export const thresholdLine: fc.Arbitrary<string> = fc
  .record({
    scope: fc.constantFrom(...METRIC_SCOPES),
    test,
    cooldown: fc.constantFrom('', ', cooldown 0', ', cooldown 1', ', cooldown 7', ', cooldown 50'),
    over: fc.constantFrom('', ', over 1 tick', ', over 3 ticks', ', over 25', ', over 2000 ticks'),
  })
  .map(({ scope, test: { metric, operator, value }, cooldown, over }) => {
    return `- **Threshold:** ${scope} ${metric.replaceAll('_', ' ')} ${operator} ${value}${cooldown}${over}\n`;
  });
