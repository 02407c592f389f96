// What the figures of a run rest on, put into words for the foot of the report.

import { REFERENCE_PRICES } from '#cost/reference-prices';
import { longLocalTime } from '#org/local-time';
import type { Org } from '#org/types';
import { hoursText } from './hours-text.js';
import type { RunPlan } from './plan-run.js';
import type { RunPricing } from './run-prices.js';
import { isByTable, priceSourcesOf } from './run-prices.js';
import type { RunPremises } from './run-report.js';
import type { Wiring } from './wire-run.js';

export function describePremises(
  { org, startMs }: Pick<RunPlan, 'org' | 'startMs'>,
  { behaviorText, workloadText }: Pick<Wiring, 'behaviorText' | 'workloadText'>,
  pricing: RunPricing,
): RunPremises {
  const { workingHours } = org.policies;
  return {
    pricing: describePricing(org, pricing),
    ownTokens: org.agents.filter((agent) => agent.tokens !== null).length,
    start: longLocalTime(startMs, org.timezone),
    timezone: org.timezone,
    behavior: behaviorText,
    workload: workloadText,
    workingHours: workingHours === null ? null : hoursText(workingHours),
  };
}

function describePricing(org: Org, options: RunPricing): RunPremises['pricing'] {
  const { pricing, cache } = options;
  if (isByTable(pricing)) {
    const { name, asOf, source, tokens } = REFERENCE_PRICES;
    return { name, asOf, source, tokens, cache: null };
  }
  const sources = priceSourcesOf(org, options).map(({ name }) => name);
  return {
    name: pricing.name,
    asOf: pricing.asOf,
    source: sources.join('; '),
    tokens: null,
    cache: pricing.hasCaches ? cache : null,
  };
}
