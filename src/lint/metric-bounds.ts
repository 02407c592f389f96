// What values a metric can take at all, and so what a limit on it says. Follows from the metrics' formulas.

import type { MetricName } from '#org/names';
import type { Threshold } from '#org/types';
import { METRIC_UNITS } from '#org/vocabulary/metric-names';

interface Bounds {
  readonly low: number;
  readonly high: number;
}

const SHARE: Bounds = { low: 0, high: 1 };
const BOUNDS: Readonly<Partial<Record<MetricName, Bounds>>> = {
  safety_wake_rate: SHARE,
  idle_waste: SHARE,
  utilization: SHARE,
  idle_time: SHARE,
  batch_rate: SHARE,
  // Notes in a task's log can make an agent dearer than polling would be.
  efficiency: { low: Number.NEGATIVE_INFINITY, high: 1 },
  health: { low: 0, high: 100 },
  // A wake for mail shows one message at least, and an agent wakes at most once a tick.
  batch_efficiency: { low: 1, high: Number.POSITIVE_INFINITY },
  sleep_duration_avg: { low: 1, high: Number.POSITIVE_INFINITY },
};
const COUNT: Bounds = { low: 0, high: Number.POSITIVE_INFINITY };

/** The least and the most that the metric can be; escalations, completions and spending may pass 100 %. */
export function boundsOf(metric: MetricName): Bounds {
  return BOUNDS[metric] ?? COUNT;
}

/** Whether the comparison holds for every value the metric can have, for none, or for some. */
export function judgeComparison({
  metric,
  operator,
  value,
}: Threshold): 'always' | 'never' | 'some' {
  const { low, high } = boundsOf(metric);
  const [isAlways, isNever] = {
    '>': [value < low, value >= high],
    '>=': [value <= low, value > high],
    '<': [value > high, value <= low],
    '<=': [value >= high, value < low],
    '==': [false, value < low || value > high],
  }[operator];
  if (isAlways === true) return 'always';
  return isNever === true ? 'never' : 'some';
}

/**
 * Whether a share was most likely meant as a percentage: above 1 where the metric ends there, a whole number above 1 or
 * anything from 2 on where it may pass 100 %.
 */
export function isMeantAsPercent({ metric, value }: Threshold, isPercent: boolean): boolean {
  if (METRIC_UNITS[metric] !== 'ratio' || isPercent || value <= 1) return false;
  return boundsOf(metric).high === 1 || value >= 2 || Number.isInteger(value);
}
