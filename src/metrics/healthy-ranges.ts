// Which metrics of an agent have a healthy range, and which of its figures are outside.

import type { MetricName, TriggerMode } from '#org/names';
import type { Agent } from '#org/types';
import type { CostTrend } from './cost-trend.js';
import type { ScopeMetrics } from './scope-metrics.js';

/** From here on a queue is not healthy. */
export const QUEUE_HEALTHY_BELOW = 5;
const BATCH_HEALTHY = { from: 2, to: 5 };
const SAFETY_HEALTHY_UP_TO = 0.05;
const IDLE_HEALTHY_BELOW = 0.2;
/** So much above the first half is chance, not a trend. */
const COST_RISE_TOLERATED = 0.1;

export interface HealthCase {
  readonly agent: Pick<Agent, 'trigger'>;
  /** At the end of the run. */
  readonly mode: TriggerMode;
  readonly metrics: ScopeMetrics;
  readonly trend: CostTrend;
}

interface HealthyRange {
  /** For the foot of a table: `below 5`. */
  readonly words: string;
  readonly isOutside: (given: HealthCase) => boolean;
}

/** In the order in which they are shown. What is not known is outside of nothing. */
const HEALTHY_RANGES = {
  event_queue_depth: {
    words: `below ${QUEUE_HEALTHY_BELOW}`,
    isOutside: ({ metrics }) => (metrics.eventQueueDepth ?? 0) >= QUEUE_HEALTHY_BELOW,
  },
  batch_efficiency: {
    words: `${BATCH_HEALTHY.from} to ${BATCH_HEALTHY.to} with a batch window`,
    isOutside: (given) => {
      const { batchEfficiency } = given.metrics;
      if (batchEfficiency === null || !hasWindow(given)) return false;
      return batchEfficiency < BATCH_HEALTHY.from || batchEfficiency > BATCH_HEALTHY.to;
    },
  },
  safety_wake_rate: {
    words: `at most ${100 * SAFETY_HEALTHY_UP_TO}%`,
    isOutside: ({ metrics }) => (metrics.safetyWakeRate ?? 0) > SAFETY_HEALTHY_UP_TO,
  },
  cost_per_decision: {
    words: `not rising (second half of the run at most ${100 * COST_RISE_TOLERATED}% over the first)`,
    isOutside: ({ trend: { first, second } }) =>
      first !== null && second !== null && second > first * (1 + COST_RISE_TOLERATED),
  },
  idle_waste: {
    words: `below ${100 * IDLE_HEALTHY_BELOW}%`,
    isOutside: ({ metrics }) => (metrics.idleWaste ?? 0) >= IDLE_HEALTHY_BELOW,
  },
} as const satisfies Partial<Record<MetricName, HealthyRange>>;

type RangedMetric = keyof typeof HEALTHY_RANGES;

/** The metrics that have a healthy range, each with its words. */
export const HEALTHY_WORDS: readonly (readonly [metric: RangedMetric, words: string])[] =
  entries().map(([metric, { words }]) => [metric, words]);

/** The metrics of an agent that are outside of their range. */
export function findUnhealthy(given: HealthCase): readonly RangedMetric[] {
  return entries().flatMap(([metric, { isOutside }]) => (isOutside(given) ? [metric] : []));
}

function entries(): [RangedMetric, HealthyRange][] {
  // The keys are those of the object: entries forgets them.
  return Object.entries(HEALTHY_RANGES) as [RangedMetric, HealthyRange][];
}

function hasWindow({ agent: { trigger }, mode }: HealthCase): boolean {
  const windows = [trigger.batchWindow, ...Object.values(trigger.batchOverrides)];
  return mode === 'event-driven' && windows.some((ticks) => ticks > 0);
}
