// The options of every command that simulates: how long, with what chance, on what work. Turned into what main wants.

import type { Duration } from '#base/duration';
import { readSource } from '#io/read-source';
import { createCounter } from '#main/create-counter';
import { loadOrg } from '#main/load-org';
import { modelsOf } from '#main/open-pricing';
import type { OrgSource } from '#main/org-source';
import type { RunOptions } from '#main/run-org';
import { DEFAULT_RUN_LENGTH } from '#main/run-org';
import type { RunPricing } from '#main/run-prices';
import { DEFAULT_RUN_PRICING } from '#main/run-prices';
import { createTokenSource } from '#main/token-source';
import type { OptionTable } from './command.js';
import { wholeNumber } from './option-values.js';
import type { PricingFlags } from './pricing-flags.js';
import { PRICING_OPTIONS, readPricing } from './pricing-flags.js';
import { behaviorName, collectOrders, runLength, tickLength, workLoad } from './run-options.js';

export interface SimulationFlags extends PricingFlags {
  readonly for: Duration | undefined;
  readonly seed: number;
  readonly start: string | undefined;
  readonly tick: Duration | undefined;
  readonly load: number | undefined;
  readonly order: readonly string[] | undefined;
  readonly events: string | undefined;
  readonly workload: boolean;
  readonly behavior: string;
  readonly adapt: boolean;
  readonly engine: 'fast' | 'reference';
}

export const SIMULATION_OPTIONS: OptionTable<SimulationFlags> = {
  for: {
    flags: '--for <duration>',
    summary: 'how long: ticks or a time (default: 24h)',
    parse: runLength,
  },
  seed: {
    flags: '--seed <number>',
    summary: 'chooses what chance decides; the same seed gives the same run',
    default: 1,
    parse: wholeNumber('--seed'),
  },
  start: {
    flags: '--start <date>',
    summary: 'first instant, org time (default: 2026-01-05T00:00)',
  },
  tick: {
    flags: '--tick <time>',
    summary: 'length of a tick (default: what the file says, else 30s)',
    parse: tickLength,
  },
  load: {
    flags: '--load <share>',
    summary: 'how busy workers are, where the file states no orders (default: 0.8)',
    parse: workLoad,
  },
  order: {
    flags: '--order <text>',
    summary: 'an order at the start, to the root or `agent: text`; may be repeated',
    parse: collectOrders,
  },
  events: { flags: '--events <file>', summary: 'scripted events, one JSON object a line' },
  workload: { flags: '--workload', summary: 'make up orders even with --order or --events' },
  behavior: {
    flags: '--behavior <name>',
    summary: 'what agents do: flow, passive, or a script FILE.json',
    default: 'flow',
    parse: behaviorName,
  },
  adapt: { flags: '--adapt', summary: 'let managers ask to make idle reports event-driven' },
  engine: {
    flags: '--engine <name>',
    summary: 'fast, or reference: the same results, tick by tick',
    choices: ['fast', 'reference'],
    default: 'fast',
  },
  ...PRICING_OPTIONS,
  pricing: { ...PRICING_OPTIONS.pricing, default: 'reference' },
};

/** The files that the options name. */
export function filesOf({ events, behavior }: SimulationFlags): (string | undefined)[] {
  return [events, scriptOf(behavior)];
}

/** Reads those files, and the prices that `sources` need. Throws an OrgsimError for what cannot be read. */
export async function readSimulation(
  flags: SimulationFlags,
  sources: readonly OrgSource[],
): Promise<Omit<RunOptions, 'all' | 'sample' | 'advice' | 'withModels'>> {
  const { events, order, seed, start, tick, load, workload, adapt, engine } = flags;
  const script = scriptOf(flags.behavior);
  const builtIn = flags.behavior === 'passive' ? 'passive' : 'flow';
  return {
    ...(await readRunPricing(flags, sources)),
    length: flags.for ?? DEFAULT_RUN_LENGTH,
    orders: order ?? [],
    events: events === undefined ? undefined : await readSource(events),
    behavior: script === undefined ? builtIn : await readSource(script),
    seed,
    start,
    tick,
    load,
    workload,
    adapt,
    engine,
  };
}

/** The catalog wants to know the models before, and prices the prompt that would be sent; the table has its own tokens. */
async function readRunPricing(
  flags: SimulationFlags,
  sources: readonly OrgSource[],
): Promise<RunPricing> {
  const { pricing: name } = flags;
  if (name === 'reference')
    return { ...DEFAULT_RUN_PRICING, pricing: await readPricing(flags, []) };
  const orgs = sources.map((source) => loadOrg(source).org);
  const tokens = createTokenSource({ counter: await createCounter(), calibration: null });
  return { ...DEFAULT_RUN_PRICING, pricing: await readPricing(flags, modelsOf(orgs)), tokens };
}

/** The file of a scripted behaviour. */
export function scriptOf(behavior: string): string | undefined {
  return behavior === 'flow' || behavior === 'passive' ? undefined : behavior;
}
