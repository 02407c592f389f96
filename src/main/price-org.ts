// Prices the org of an ORG.md before it runs: the use case behind `orgsim cost`. Reads and prints nothing.

import { estimateOrg } from '#cost/estimate/estimate-org';
import type { EstimateSetup } from '#cost/estimate/estimate-setup';
import type { ArrivalPattern, CachePolicy, CostEstimate } from '#cost/estimate/types';
import type { Pricing } from '#cost/prices/pricing';
import { referencePricing } from '#cost/prices/reference-pricing';
import type { Org, OrgOverrides } from '#org/types';
import type { LoadedOrg } from './load-org.js';
import { hasErrors, loadOrg } from './load-org.js';
import type { OrgSource } from './org-source.js';
import { createWakeTimes } from './wake-times.js';

export interface CostOptions {
  readonly pricing: Pricing;
  readonly cache: CachePolicy;
  readonly arrivalPattern: ArrivalPattern;
  readonly overrides: OrgOverrides;
}

export const COST_DEFAULTS: CostOptions = {
  pricing: referencePricing,
  cache: 'best',
  arrivalPattern: 'one a tick',
  overrides: {},
};

export type CostOutcome =
  /** The org has errors: nothing was priced. */
  | { readonly kind: 'refused'; readonly source: OrgSource; readonly loaded: LoadedOrg }
  | {
      readonly kind: 'done';
      readonly source: OrgSource;
      readonly loaded: LoadedOrg;
      /** What the estimate is made of: for whoever asks more of it, as the cost at other rates (`costAtRate`). */
      readonly setup: EstimateSetup;
      readonly estimate: CostEstimate;
    };

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
  const setup = setupOf(loaded.org, options);
  return { kind: 'done', source, loaded, setup, estimate: estimateOrg(setup) };
}

function setupOf(org: Org, { pricing, cache, arrivalPattern }: CostOptions): EstimateSetup {
  return {
    org,
    pricing,
    cachePolicy: cache,
    wakeTimes: createWakeTimes(org),
    arrivalPattern,
  };
}
