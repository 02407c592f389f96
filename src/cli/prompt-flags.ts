// The options of `orgsim prompt`: which wake is shown, a made-up one or one of a dry run.

import { OrgsimError } from '#base/errors';
import { readSource } from '#io/read-source';
import type { FindOptions } from '#main/find-wake';
import type { WakeKind } from '#main/prompt-agent';
import { WAKE_KINDS } from '#main/prompt-agent';
import { LOOKED_DEFAULTS } from '#main/why-agent';
import type { OptionTable } from './command.js';
import type { PricingFlags } from './pricing-flags.js';
import type { SimulationFlags } from './simulation-flags.js';
import { SIMULATION_OPTIONS, scriptOf } from './simulation-flags.js';
import type { CountFlags } from './token-flags.js';

type RunFlags = Pick<
  SimulationFlags,
  'seed' | 'start' | 'tick' | 'load' | 'order' | 'events' | 'workload' | 'behavior' | 'adapt'
>;

interface WakeFlags extends RunFlags {
  readonly wake: WakeKind | undefined;
  readonly at: string | undefined;
}

export interface PromptFlags extends WakeFlags, PricingFlags, CountFlags {
  readonly agent: string | undefined;
  readonly format: 'text' | 'json';
}

const { seed, start, tick, load, order, events, workload, behavior, adapt } = SIMULATION_OPTIONS;

export const WAKE_OPTIONS: OptionTable<WakeFlags> = {
  wake: {
    flags: '--wake <kind>',
    summary: 'what woke it (default: message); `idle` is a poll that finds nothing',
    choices: WAKE_KINDS,
  },
  at: {
    flags: '--at <moment>',
    summary: 'its wake at that tick or time of a dry run, or the next one after it',
  },
  seed,
  start,
  tick,
  load,
  order,
  events,
  workload,
  behavior,
  adapt,
};

/** Throws an OrgsimError of code `usage` for what contradicts itself, and for files that cannot be read. */
export async function readWake(flags: WakeFlags): Promise<WakeKind | FindOptions> {
  const { at, wake } = flags;
  if (at === undefined) {
    const unused = (['order', 'events', 'load', 'start'] as const).find(
      (name) => flags[name] !== undefined,
    );
    if (unused === undefined) return wake ?? 'message';
    throw new OrgsimError(
      'usage',
      `Without --at nothing is run, so --${unused} would have no effect.`,
      'For instance: --at 2h --order "Ship the beta"',
    );
  }
  if (wake !== undefined) {
    throw new OrgsimError(
      'usage',
      '--at shows a wake of a dry run, whatever caused it, so --wake would have no effect.',
      'Leave out one of them.',
    );
  }
  const script = scriptOf(flags.behavior);
  const builtIn = flags.behavior === 'passive' ? 'passive' : 'flow';
  const { seed: chance, start: begin, load: share, workload: isMadeUp, adapt: adapts } = flags;
  return {
    ...LOOKED_DEFAULTS,
    at,
    seed: chance,
    start: begin,
    load: share,
    orders: flags.order ?? [],
    events: flags.events === undefined ? undefined : await readSource(flags.events),
    workload: isMadeUp,
    behavior: script === undefined ? builtIn : await readSource(script),
    adapt: adapts,
  };
}
