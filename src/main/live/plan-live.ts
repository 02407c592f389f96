// A live run before anything is paid or written: the org with its models, what calls are expected to cost, how long it lasts.

import { OrgsimError } from '#base/errors';
import { createLocalCounter } from '#cost/count-tokens';
import type { InvocationPrice } from '#engine/types';
import type { Org } from '#org/types';
import type { LoadedOrg } from '../load-org.js';
import { hasErrors } from '../load-org.js';
import { modelsOf, openPricing } from '../open-pricing.js';
import type { OrgSource } from '../org-source.js';
import type { RunPlan } from '../plan-run.js';
import { planRun } from '../plan-run.js';
import { loadForRun } from '../run-org.js';
import type { RunPricing } from '../run-prices.js';
import { createTokenSource } from '../token-source.js';
import type { LiveOptions } from './live-options.js';

export interface LivePlan {
  readonly source: OrgSource;
  readonly loaded: LoadedOrg;
  /** On the models that answer. */
  readonly org: Org;
  readonly options: LiveOptions;
  readonly plan: RunPlan;
  readonly pricing: RunPricing;
}

export type PlannedLive =
  | { readonly kind: 'refused'; readonly loaded: LoadedOrg }
  | { readonly kind: 'planned'; readonly live: LivePlan };

/** Throws an OrgsimError for options that do not fit the org, and for agents that no model plays. */
export async function planLive(source: OrgSource, options: LiveOptions): Promise<PlannedLive> {
  const { tickSeconds } = options;
  const tick = tickSeconds === null ? undefined : { kind: 'time' as const, seconds: tickSeconds };
  const loaded = loadForRun(source, { tick });
  if (hasErrors(loaded)) return { kind: 'refused', loaded };
  refuseExternal(loaded.org);
  return { kind: 'planned', live: await planLoaded(source, loaded, options, null) };
}

/** A run that began before: the org had no errors then, and calls are expected to cost what they were expected to cost. */
export async function planAgain(
  source: OrgSource,
  options: LiveOptions,
  prices: readonly InvocationPrice[],
): Promise<LivePlan> {
  const { tickSeconds } = options;
  const tick = tickSeconds === null ? undefined : { kind: 'time' as const, seconds: tickSeconds };
  return planLoaded(source, loadForRun(source, { tick }), options, prices);
}

async function planLoaded(
  source: OrgSource,
  loaded: LoadedOrg,
  options: LiveOptions,
  prices: readonly InvocationPrice[] | null,
): Promise<LivePlan> {
  const { model } = options;
  const { agents } = loaded.org;
  const org =
    model === null
      ? loaded.org
      : { ...loaded.org, agents: agents.map((agent) => ({ ...agent, model })) };
  const pricing = await runPricing(org, options);
  const { length, seed, start, orders, events, workload, load, engine } = options;
  const plan = planRun(org, {
    ...pricing,
    length,
    seed,
    start: start ?? undefined,
    orders,
    events: events ?? undefined,
    workload,
    load: load ?? undefined,
    behavior: 'flow',
    adapt: false,
    engine,
  });
  const live = prices === null ? plan : { ...plan, prices };
  return { source, loaded, org, options, plan: live, pricing };
}

async function runPricing(org: Org, { prices }: LiveOptions): Promise<RunPricing> {
  const pricing = await openPricing('catalog', modelsOf([org]), prices);
  const tokens = createTokenSource({ counter: createLocalCounter(), calibration: null });
  return { pricing, cache: 'best', tokens };
}

function refuseExternal({ agents }: Org): void {
  const external = agents.filter(({ runtime }) => runtime === 'external');
  const [first] = external;
  if (first === undefined) return;
  const others = external.length - 1;
  const who = others === 0 ? first.name : `${first.name} and ${others} more`;
  throw new OrgsimError(
    'usage',
    `${who} ${others === 0 ? 'runs' : 'run'} outside orgsim (Runtime: external), and --live asks models only.`,
    'Write Runtime: model for them, or run the org without --live.',
  );
}
