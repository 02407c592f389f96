// Prices the org of an ORG.md before it runs: the use case behind `orgsim cost`. Reads and prints nothing.

import { estimateOrg } from '#cost/estimate/estimate-org';
import type { EstimateSetup } from '#cost/estimate/estimate-setup';
import type { ArrivalRate, CachePolicy, CostEstimate } from '#cost/estimate/types';
import type { Pricing } from '#cost/prices/pricing';
import { referencePricing } from '#cost/prices/reference-pricing';
import type { ArrivalPattern } from '#org/names';
import type { Org, OrgOverrides } from '#org/types';
import type { AgentChange, Selection } from './agent-change.js';
import { changeAgents } from './agent-change.js';
import type { Bursts } from './burst-rates.js';
import { burstsOf } from './burst-rates.js';
import type { LoadedOrg } from './load-org.js';
import { hasErrors, loadOrg } from './load-org.js';
import type { OrgSource } from './org-source.js';
import type { WhatIf } from './parse-what-if.js';
import { selectAgents } from './select-agents.js';
import type { TokenSource } from './token-source.js';
import { statedTokens } from './token-source.js';
import { createWakeTimes } from './wake-times.js';

export interface CostOptions {
  readonly pricing: Pricing;
  readonly cache: CachePolicy;
  readonly arrivalPattern: ArrivalPattern;
  /** Rates by agent id that replace those of the file, but for those of the command line. */
  readonly arrivalRates: ReadonlyMap<string, ArrivalRate>;
  readonly overrides: OrgOverrides;
  /** Rates that the command line says, for the org as written and for every other one. */
  readonly rates: readonly AgentChange[];
  /** Orgs to price beside the one that is written. */
  readonly whatIfs: readonly WhatIf[];
  /** Whose calls go through their provider's batch API. */
  readonly batch: readonly Selection[];
  /** Tokens of a call, where they are not taken from the file alone. */
  readonly tokens: TokenSource;
}

export const COST_DEFAULTS: CostOptions = {
  pricing: referencePricing,
  cache: 'best',
  arrivalPattern: 'one a tick',
  arrivalRates: new Map(),
  overrides: {},
  rates: [],
  whatIfs: [],
  batch: [],
  tokens: statedTokens,
};

export type CostOutcome =
  /** The org has errors: nothing was priced. */
  { readonly kind: 'refused'; readonly source: OrgSource; readonly loaded: LoadedOrg } | PricedOrg;

export interface PricedOrg {
  readonly kind: 'done';
  readonly source: OrgSource;
  readonly loaded: LoadedOrg;
  /** That of the file, with the rates of the command line. */
  readonly org: Org;
  /** What the estimate is made of: for whoever asks more of it, as the cost at other rates (`costAtRate`). */
  readonly setup: EstimateSetup;
  readonly estimate: CostEstimate;
  readonly whatIfs: readonly WhatIfCost[];
  /** What it changes that arrivals come as chance has it; null where at most one comes a tick. */
  readonly bursts: Bursts | null;
}

/** The org with some settings otherwise. */
export interface WhatIfCost {
  /** As it was typed. */
  readonly text: string;
  /** Ids of the agents that it changes: none, where it means others in another file. */
  readonly changed: readonly string[];
  readonly estimate: CostEstimate;
}

export function priceOrg(source: OrgSource, wanted: Partial<CostOptions> = {}): CostOutcome {
  const loaded = loadOrg(source, wanted.overrides ?? COST_DEFAULTS.overrides);
  return priceLoaded(source, loaded, wanted);
}

/** An org that is loaded already, since its models decide which prices are. */
export function priceLoaded(
  source: OrgSource,
  loaded: LoadedOrg,
  wanted: Partial<CostOptions> = {},
): CostOutcome {
  const options = { ...COST_DEFAULTS, ...wanted };
  if (hasErrors(loaded)) return { kind: 'refused', source, loaded };
  const [org = loaded.org, ...others] = orgsToPrice([loaded.org], options);
  const whatIfs = options.whatIfs.map(({ text }, at): WhatIfCost => {
    const otherwise = others[at] ?? org;
    const changed = otherwise.agents.filter((agent, index) => agent !== org.agents[index]);
    const estimate = estimateOrg(estimateSetup(otherwise, options));
    return { text, changed: changed.map(({ id }) => id), estimate };
  });
  const setup = estimateSetup(org, options);
  const estimate = estimateOrg(setup);
  const bursts = burstsOf(setup, estimate);
  return { kind: 'done', source, loaded, org, setup, estimate, whatIfs, bursts };
}

/** All that will be priced of these orgs: as they are with the rates of the command line, and as they might be. */
export function orgsToPrice(
  orgs: readonly Org[],
  { rates, whatIfs }: Pick<CostOptions, 'rates' | 'whatIfs'>,
): readonly Org[] {
  return orgs.flatMap((org) => {
    const written = changeAgents(org, rates);
    return [written, ...whatIfs.map(({ changes }) => changeAgents(written, changes))];
  });
}

/** What the estimate of an org is made of. */
export function estimateSetup(
  org: Org,
  { pricing, cache, arrivalPattern, arrivalRates, batch, tokens }: CostOptions,
): EstimateSetup {
  const isTyped = new Set(
    org.agents
      .filter(({ origins }) => origins.activity.kind === 'command-line')
      .map(({ id }) => id),
  );
  return {
    org,
    pricing,
    cachePolicy: cache,
    arrivalPattern,
    wakeTimes: createWakeTimes(org),
    arrivals: new Map([...arrivalRates].filter(([id]) => !isTyped.has(id))),
    tokens: tokens(org, pricing),
    batch: new Set(
      batch.flatMap(({ selector }) => selectAgents(org, selector).map(({ id }) => id)),
    ),
  };
}
