// What a live run would cost, before anything is paid: at most, by its limits, and as far as the estimate goes. Asks nobody.

import { toUsd } from '#base/money';
import { estimateOrg } from '#cost/estimate/estimate-org';
import type { OpenedModels } from '../open-models.js';
import { COST_DEFAULTS, estimateSetup } from '../price-org.js';
import type { LivePlan } from './plan-live.js';

export interface LiveOffer {
  readonly org: string;
  readonly agents: readonly OfferedAgent[];
  readonly limits: { readonly maxUsd: number | null; readonly maxCalls: number | null };
  /** What `orgsim cost` expects of a run of that length, US dollars; null where some model has no price. */
  readonly estimateUsd: number | null;
  /** What it has cost so far, where it is taken up again; null where some call has no price. */
  readonly spentUsd: number | null;
  /** What has to be seen before the first request: where keys go, and the like. */
  readonly notices: readonly string[];
  /** Whether nobody is paid, whatever is asked. */
  readonly isFree: boolean;
}

export interface OfferedAgent {
  readonly name: string;
  readonly model: string;
  readonly provider: string;
  /** Most that one wake can cost, US dollars: an answer and one more after it was not valid. Null without a price. */
  readonly wakeUsdMax: number | null;
}

/** `wakeNanoMax` is the most that a wake of that agent, by its place, can cost. */
export function offerLive(
  { org, options, pricing, plan }: LivePlan,
  { routes, notices }: OpenedModels,
  wakeNanoMax: (agent: number) => number | null,
  spentNano: number | null,
): LiveOffer {
  const { pricing: book, cache, tokens } = pricing;
  const hours = (plan.ticks * org.tickSeconds) / 3600;
  const setup = estimateSetup(org, {
    ...COST_DEFAULTS,
    pricing: book,
    cache,
    ...(tokens !== undefined && { tokens }),
  });
  const { totals, unpriced } = estimateOrg(setup);
  const used = new Set(org.agents.map(({ model }) => model));
  const own = [...routes].filter(([model]) => used.has(model)).map(([, route]) => route);
  return {
    org: org.name,
    agents: org.agents.map(({ name, model }, at) => {
      const nano = wakeNanoMax(at);
      const route = routes.get(model);
      return {
        name,
        model: route?.name ?? model,
        provider: route?.provider ?? 'unknown',
        wakeUsdMax: nano === null ? null : toUsd(nano),
      };
    }),
    limits: { maxUsd: options.maxUsd, maxCalls: options.maxCalls },
    estimateUsd: unpriced.length > 0 ? null : totals.perHour.expected * hours,
    spentUsd: spentNano === null ? null : toUsd(spentNano),
    notices,
    isFree: own.every(({ cost }) => cost.kind === 'free'),
  };
}
