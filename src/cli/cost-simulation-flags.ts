// The options of `orgsim cost` that run the engine: beside the estimate, or to learn its rates. Turned into what main wants.

import type { Duration } from '#base/duration';
import { OrgsimError } from '#base/errors';
import type { SimulateOptions } from '#main/simulate-options';
import { SIMULATE_DEFAULTS } from '#main/simulate-options';
import type { ArrivalPattern } from '#org/names';
import type { CostView } from '#report/cost-views';
import { inGroup } from './command.js';
import { wholeNumber } from './option-values.js';
import type { ReplicationFlags } from './replication-flags.js';
import { countReplications, REPLICATION_OPTIONS } from './replication-flags.js';
import { runLength } from './run-options.js';

export interface CostSimulationFlags extends ReplicationFlags {
  readonly simulate: boolean;
  readonly arrivals: 'one-a-tick' | 'poisson';
  readonly workload: boolean;
  readonly for: Duration | undefined;
  readonly seed: number | undefined;
  readonly start: string | undefined;
}

export const COST_SIMULATION_OPTIONS = inGroup<CostSimulationFlags>('On the engine:', {
  simulate: {
    flags: '--simulate',
    summary: 'run the engine on events of the same rates, and show both',
  },
  arrivals: {
    flags: '--arrivals <how>',
    summary: 'at most one event a tick, or by chance, so that some come together',
    choices: ['one-a-tick', 'poisson'],
    default: 'one-a-tick',
  },
  workload: {
    flags: '--workload',
    summary: 'rates from a run of the flow of orders, instead of Activity',
  },
  replications: {
    ...REPLICATION_OPTIONS.replications,
    summary: `seeds to run, from --seed on (default: ${SIMULATE_DEFAULTS.replications})`,
  },
  threads: REPLICATION_OPTIONS.threads,
  for: {
    flags: '--for <duration>',
    summary: 'length of a run, ticks or a time (default: 7d); with --view tokens: of more totals',
    parse: runLength,
  },
  seed: {
    flags: '--seed <number>',
    summary: 'the first seed (default: 1)',
    parse: wholeNumber('--seed'),
  },
  start: {
    flags: '--start <date>',
    summary: 'first instant of a run, org time (default: 2026-01-05T00:00)',
  },
});

/** Throws an OrgsimError of code `usage` for options that could have no effect. */
export function readCostSimulation(
  flags: CostSimulationFlags,
  view: CostView,
  formats: readonly string[],
): SimulateOptions {
  const { simulate, workload, seed, start, arrivals } = flags;
  if (simulate) checkShown(view, formats);
  if (!simulate && !workload) {
    const given = (['for', 'seed', 'start', 'replications', 'threads'] as const).find(
      (name) => flags[name] !== undefined && !(name === 'for' && view === 'tokens'),
    );
    if (given !== undefined) {
      throw new OrgsimError(
        'usage',
        `--${given} is about runs, and an estimate runs nothing.`,
        given === 'for'
          ? 'For instance: --simulate --for 30d, or --view tokens --for 4h'
          : `Add --simulate, or --workload, or leave out --${given}.`,
      );
    }
  }
  if (workload && arrivals === 'poisson') {
    throw new OrgsimError(
      'usage',
      '--workload counts what comes in each tick, so --arrivals poisson would have no effect.',
      'Leave out one of them.',
    );
  }
  return {
    length: flags.for ?? SIMULATE_DEFAULTS.length,
    seed: seed ?? SIMULATE_DEFAULTS.seed,
    replications: countReplications(flags, SIMULATE_DEFAULTS.replications),
    start,
    arrivals: arrivalPattern(flags),
    workload,
  };
}

function checkShown(view: CostView, formats: readonly string[]): void {
  const other = formats.find((format) => format !== 'table' && format !== 'json');
  if (view === 'cost' && other === undefined) return;
  throw new OrgsimError(
    'usage',
    `--simulate is shown as a table of costs or as JSON, not as ${other ?? `--view ${view}`}.`,
    'For instance: --simulate --format json',
  );
}

export function arrivalPattern({
  arrivals,
}: Pick<CostSimulationFlags, 'arrivals'>): ArrivalPattern {
  return arrivals === 'poisson' ? 'poisson' : 'one a tick';
}
