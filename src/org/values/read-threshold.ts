// `Threshold`.
import type { Duration } from '#base/duration';
import type { Reading } from '#org/problem';
import type { ComparisonOperator, MetricName, MetricScope } from '#org/types';

/** `cooldown` and `window` null: not stated. */
export interface ThresholdValue {
  readonly scope: MetricScope;
  readonly metric: MetricName;
  readonly operator: ComparisonOperator;
  readonly value: number;
  /** Whether the value was written with `%` (`30%` has the value 0.3). */
  readonly isPercent: boolean;
  readonly cooldown: Duration | null;
  readonly window: Duration | null;
}

export function readThreshold(text: string): Reading<ThresholdValue> {
  throw new Error(`not written yet: ${text}`);
}
