// The options of `orgsim run`, by their names.

import type { Duration } from '#base/duration';
import type { RunView } from '#report/run-view';
import type { LiveFlags } from './live-flags.js';
import type { ReplicationFlags } from './replication-flags.js';
import type { SimulationFlags } from './simulation-flags.js';

export interface RunFlags extends SimulationFlags, ReplicationFlags, LiveFlags {
  readonly trace: string | undefined;
  readonly log: string | undefined;
  readonly metrics: string | undefined;
  readonly sample: Duration | undefined;
  readonly format: 'table' | 'json';
  readonly view: RunView;
  readonly all: boolean;
  readonly advice: 'off' | 'quick' | 'proved' | undefined;
  readonly apply: boolean;
  readonly yes: boolean;
  readonly withModels: boolean;
}
