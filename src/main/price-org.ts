// Prices the org of an ORG.md before it runs: the use case behind `orgsim cost`. Reads and prints nothing.

import type { ArrivalManner } from '#behavior/activity-arrivals';
import type { EstimateSetup } from '#cost/estimate/estimate-org';
import { estimateOrg } from '#cost/estimate/estimate-org';
import type { ArrivalRate, CachePolicy, CostEstimate } from '#cost/estimate/types';
import type { Pricing } from '#cost/prices/pricing';
import { referencePricing } from '#cost/prices/reference-pricing';
import type { Calendar } from '#org/calendar';
import { createCalendar } from '#org/calendar';
import { defaultStartMs } from '#org/default-start';
import type { Agent, Org, OrgOverrides } from '#org/types';
import type { Bursts } from './burst-rates.js';
import { estimateBursts } from './burst-rates.js';
import type { LoadedOrg } from './load-org.js';
import { hasErrors, loadOrg } from './load-org.js';
import type { OrgSource } from './org-source.js';

export interface CostOptions {
  readonly pricing: Pricing;
  readonly cache: CachePolicy;
  readonly overrides: OrgOverrides;
  /** How arrivals of one agent fall: at most one a tick, or as chance has it. */
  readonly arrivals: ArrivalManner;
  /** Rates by agent id that replace those of the file. */
  readonly arrivalRates: ReadonlyMap<string, ArrivalRate>;
}

export const COST_DEFAULTS: CostOptions = {
  pricing: referencePricing,
  cache: 'best',
  overrides: {},
  arrivals: 'one a tick',
  arrivalRates: new Map(),
};

export type CostOutcome =
  /** The org has errors: nothing was priced. */
  | { readonly kind: 'refused'; readonly source: OrgSource; readonly loaded: LoadedOrg }
  | {
      readonly kind: 'done';
      readonly source: OrgSource;
      readonly loaded: LoadedOrg;
      readonly estimate: CostEstimate;
      /** What it changes that arrivals come as chance has it; null where at most one comes a tick. */
      readonly bursts: Bursts | null;
    };

export function priceOrg(source: OrgSource, wanted: Partial<CostOptions> = {}): CostOutcome {
  const options = { ...COST_DEFAULTS, ...wanted };
  const loaded = loadOrg(source, options.overrides);
  if (hasErrors(loaded)) return { kind: 'refused', source, loaded };
  const { org } = loaded;
  const estimate = estimateOrg(estimateSetup(org, options));
  if (options.arrivals === 'one a tick')
    return { kind: 'done', source, loaded, estimate, bursts: null };
  const burst = estimateBursts(org, estimate, (arrivalRates) =>
    estimateOrg(estimateSetup(org, { ...options, arrivalRates })),
  );
  return { kind: 'done', source, loaded, ...burst };
}

/** What the estimate of an org is made of: for whoever asks more of it, as its cost at other rates. */
export function estimateSetup(
  org: Org,
  { pricing, cache, arrivalRates }: Omit<CostOptions, 'overrides' | 'arrivals'>,
): EstimateSetup {
  const calendar = calendarFor(org);
  return {
    org,
    pricing,
    cachePolicy: cache,
    timersPerHour: (agent) => timersPerHour(agent, calendar, org.tickSeconds),
    openShare: openShareOf(org),
    arrivals: arrivalRates,
  };
}

function calendarFor({ timezone, tickSeconds, policies }: Org): Calendar {
  const startMs = defaultStartMs(timezone);
  return createCalendar({ timezone, startMs, tickSeconds, workingHours: policies.workingHours });
}

const YEAR_HOURS = 365 * 24;

/** Ticks of a year on which one of the timers is due, an hour. */
function timersPerHour(agent: Agent, calendar: Calendar, tickSeconds: number): number {
  const end = (YEAR_HOURS * 3600) / tickSeconds;
  let fires = 0;
  for (const { cron } of agent.trigger.timers) {
    const { nextDueTick } = calendar.timerTicks(cron);
    for (let due = nextDueTick(0); due !== null && due < end; due = nextDueTick(due + 1))
      fires += 1;
  }
  return fires / YEAR_HOURS;
}

function openShareOf({ policies: { workingHours } }: Org): number {
  if (workingHours === null) return 1;
  const { fromMinute, toMinute } = workingHours;
  const minutes = fromMinute < toMinute ? toMinute - fromMinute : 1440 - fromMinute + toMinute;
  return minutes / 1440;
}
