// What may be said of a simulated estimate. Loads no engine: the help names the defaults.

import type { Duration } from '#base/duration';
import type { ArrivalPattern } from '#org/names';

export interface SimulateOptions {
  /** Of each run: at least a tick. */
  readonly length: Duration;
  readonly seed: number;
  /** Seeds, from `seed` on: at least 1. */
  readonly replications: number;
  readonly start: string | undefined;
  readonly arrivals: ArrivalPattern;
  /** Whether work comes as orders and flows down the chart, instead of by the rates of the estimate. */
  readonly workload: boolean;
}

/** A week has every weekday's timers in it. */
const DEFAULT_SIMULATED_LENGTH: Duration = { kind: 'time', seconds: 7 * 86_400 };

export const SIMULATE_DEFAULTS: SimulateOptions = {
  length: DEFAULT_SIMULATED_LENGTH,
  seed: 1,
  replications: 20,
  start: undefined,
  arrivals: 'one a tick',
  workload: false,
};
