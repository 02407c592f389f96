// What the invocations of a run cost: by the reference table, or as the estimate expects the calls of each agent.

import { estimateOrg } from '#cost/estimate/estimate-org';
import { estimatedPrice } from '#cost/estimate/estimated-price';
import type { CachePolicy } from '#cost/estimate/types';
import { invocationPrice } from '#cost/invocation-price';
import type { PriceSource } from '#cost/prices/model-price';
import type { Pricing } from '#cost/prices/pricing';
import { referencePricing } from '#cost/prices/reference-pricing';
import type { InvocationPrice } from '#engine/types';
import type { Org } from '#org/types';
import { COST_DEFAULTS, estimateSetup } from './price-org.js';
import type { TokenSource } from './token-source.js';
import { statedTokens } from './token-source.js';

export interface RunPricing {
  readonly pricing: Pricing;
  /** Which prompt caches calls are expected to use. */
  readonly cache: CachePolicy;
  /** Tokens of a call, where they are not taken from the file alone. */
  readonly tokens?: TokenSource;
}

export const DEFAULT_RUN_PRICING: RunPricing = {
  pricing: referencePricing,
  cache: 'best',
};

/** One for each agent, in the org's order. Prices with caches are those that the declared activity lets expect. */
export function runPrices(
  org: Org,
  { pricing, cache, tokens = statedTokens }: RunPricing,
): readonly InvocationPrice[] {
  // The table is by invocation: an idle poll costs what every call costs, and has the tokens of every call.
  if (isByTable(pricing)) return org.agents.map(invocationPrice);
  return estimateOf(org, { pricing, cache, tokens }).agents.map(estimatedPrice);
}

/** Those that priced an agent, each once. */
export function priceSourcesOf(org: Org, options: RunPricing): readonly PriceSource[] {
  return estimateOf(org, options).pricing.sources;
}

export function isByTable({ name }: Pricing): boolean {
  return name === referencePricing.name;
}

function estimateOf(org: Org, { pricing, cache, tokens = statedTokens }: RunPricing) {
  return estimateOrg(estimateSetup(org, { ...COST_DEFAULTS, pricing, cache, tokens }));
}
