// What a run starts from: the org and the ports to all that the engine does not know itself.

import type { Org } from '#org/types';
import type { Observer } from './records.js';
import type { EngineResults } from './results.js';
import type { Calendar, InvocationPrice, Outside } from './types.js';

export interface EngineSetup {
  readonly org: Org;
  /** The run covers ticks 0 to `ticks - 1`. */
  readonly ticks: number;
  readonly calendar: Calendar;
  readonly outside: Outside;
  /** One for each agent, in the org's order. */
  readonly prices: readonly InvocationPrice[];
  readonly observer?: Observer;
  readonly sampling?: Sampling;
}

/** A look at the results while the run goes on. */
export interface Sampling {
  /** The first number of ticks above `ticks` after which to look again; Infinity for never. */
  nextAfter(ticks: number): number;
  /** Called when that many ticks have passed, between two ticks. `results` are cumulative, and change afterwards. */
  take(results: EngineResults): void;
}
