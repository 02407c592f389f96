// All metrics of every scope as rows for a file: the pinned names in the order of their table, what a metric comes in
// (mean, median, p95; by hour; by trigger) right behind it. A pure fold; writes nothing.

import type { TickHistogram } from '#base/tick-histogram';
import type { Measured } from '#engine/results';
import type { Tally } from '#engine/tally';
import type { MetricName, MetricScope } from '#org/names';
import { EXTERNAL_TRIGGERS, MESSAGE_TRIGGERS, METRIC_NAMES } from '#org/names';
import type { MetricsScope } from './metrics-scopes.js';
import { meanDepth, median, p95 } from './scope-metrics.js';

export interface MetricsRow {
  readonly scope: MetricScope;
  readonly name: string;
  /** In the order of `METRICS_COLUMNS`; null where there is nothing to measure. */
  readonly values: readonly (number | null)[];
}

/** One scope over one span. */
interface Case {
  readonly measured: Measured;
  readonly tally: Tally;
  readonly hours: number;
  readonly measure: (metric: MetricName) => number | null;
}

interface MetricsColumn {
  readonly name: string;
  readonly figureOf: (given: Case) => number | null;
}

const TOKEN_CAUSES = [
  ...MESSAGE_TRIGGERS,
  ...EXTERNAL_TRIGGERS,
  ...(['poll', 'timer', 'threshold', 'safety', 'continue'] as const),
] satisfies (keyof Tally['tokensByTrigger'])[];

const COLUMNS = METRIC_NAMES.flatMap((metric): MetricsColumn[] => [
  { name: metric, figureOf: ({ measure }) => measure(metric) },
  ...columnsBehind(metric),
]);

export const METRICS_COLUMNS: readonly string[] = COLUMNS.map(({ name }) => name);

/** One row for each scope, in their order; `hours` is the length of what was measured. */
export function metricsRows(
  scopes: readonly MetricsScope[],
  measured: Measured,
  hours: number,
): readonly MetricsRow[] {
  return scopes.map(({ scope, name, agent }) => {
    const given: Case = {
      measured,
      tally: measured.tallyOf(scope, agent),
      hours,
      measure: (metric) => measured.measure(metric, scope, agent) ?? null,
    };
    return { scope, name, values: COLUMNS.map(({ figureOf }) => figureOf(given)) };
  });
}

function columnsBehind(metric: MetricName): MetricsColumn[] {
  switch (metric) {
    case 'event_queue_depth':
      return [
        {
          name: `${metric}_mean`,
          figureOf: ({ tally, measured }) => meanDepth(tally, measured.ticks),
        },
        { name: `${metric}_max`, figureOf: ({ tally }) => tally.queueDepthMax },
      ];
    case 'tokens_per_hour':
      return TOKEN_CAUSES.map((cause) => ({
        name: `${metric}_${cause}`,
        figureOf: ({ tally, hours }) => (tally.tokensByTrigger[cause] ?? 0) / hours,
      }));
    case 'tokens_per_task':
      return Array.from({ length: 24 }, (_, hour) => ({
        name: `tokens_by_hour_${String(hour).padStart(2, '0')}`,
        figureOf: ({ tally }) => tally.tokensByHour[hour] ?? 0,
      }));
    case 'ack_latency':
      return spread(metric, ({ ackLatency }) => ackLatency);
    case 'time_to_completion':
      return spread(metric, ({ timeToCompletion }) => timeToCompletion);
    case 'time_to_unblock':
      return spread(metric, ({ timeToUnblock }) => timeToUnblock);
    case 'trigger_latency':
      return spread(metric, ({ triggerLatency }) => triggerLatency);
    default:
      return [];
  }
}

function spread(metric: string, histogramOf: (tally: Tally) => TickHistogram): MetricsColumn[] {
  return [
    { name: `${metric}_median`, figureOf: ({ tally }) => median(histogramOf(tally)) },
    { name: `${metric}_p95`, figureOf: ({ tally }) => p95(histogramOf(tally)) },
  ];
}
