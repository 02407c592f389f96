// What an org costs by what its agents declare of their day: the estimate in closed form, with its scenarios. Knows no engine
// at work, and prints nothing.

import type { TriggerMode } from '#org/names';
import type { Agent, Org } from '#org/types';
import { listPriceOf } from '../prices/list-price.js';
import type { PriceSource } from '../prices/model-price.js';
import type { ModelPricing, Pricing } from '../prices/pricing.js';
import { arrivalRate } from './arrival-rate.js';
import { budgetsPassed } from './budgets-passed.js';
import { callPrices } from './call-prices.js';
import { assumedTokens } from './call-tokens.js';
import { modeAdvice } from './mode-advice.js';
import { addSpreads, mapSpread } from './spread.js';
import type {
  AgentEstimate,
  ArrivalRate,
  CachePolicy,
  CallPrices,
  CallTokens,
  CostEstimate,
  ScenarioCost,
  Spread,
  WakeRates,
} from './types.js';
import { wakeRates } from './wake-rates.js';

export interface EstimateSetup {
  readonly org: Org;
  readonly pricing: Pricing;
  readonly cachePolicy: CachePolicy;
  /** Fires an hour of an agent's timers, on average over a year. */
  readonly timersPerHour: (agent: Agent) => number;
  /** Share of the time that is within working hours, 0 to 1. */
  readonly openShare: number;
  /** Rates that replace those of the file, by agent id. */
  readonly arrivals?: ReadonlyMap<string, ArrivalRate>;
  /** Tokens that replace those of the file, by agent id. */
  readonly tokens?: ReadonlyMap<string, CallTokens>;
  /** Ids of agents whose calls go through the provider's batch API. */
  readonly batch?: ReadonlySet<string>;
}

/** Never throws: what is not known is named in `unpriced` and `unknownRate`. */
export function estimateOrg(setup: EstimateSetup): CostEstimate {
  const { org, pricing, cachePolicy } = setup;
  const dearest = dearestOf(setup);
  const agents = org.agents.map((agent) => estimateAgent(setup, agent));
  const scenario = (of: (agent: AgentEstimate, index: number) => number | null): ScenarioCost => {
    const costs = agents.map(of);
    return {
      perHour: costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
      tokensPerHour: 0,
      missing: costs.filter((cost) => cost === null).length,
    };
  };
  return {
    org: org.name,
    tickSeconds: org.tickSeconds,
    pricing: { name: pricing.name, asOf: pricing.asOf, sources: sourcesOf(agents) },
    cachePolicy,
    arrivalPattern: 'one a tick',
    agents,
    totals: {
      perHour: addSpreads(agents.flatMap(({ costPerHour }) => costPerHour ?? [])),
      idlePerHour: agents.reduce((sum, { idleCostPerHour }) => sum + (idleCostPerHour ?? 0), 0),
      tokensPerHour: addSpreads(agents.map(({ tokensPerHour }) => tokensPerHour)),
    },
    scenarios: {
      allPollingDearest: scenario((_, index) => {
        const agent = org.agents[index];
        if (agent === undefined || dearest === null) return null;
        return estimateAgent(setup, { ...agent, model: dearest }).pollingPerHour;
      }),
      allPollingTiered: scenario(({ pollingPerHour }) => pollingPerHour),
      configured: scenario(({ costPerHour }) => costPerHour?.expected ?? null),
      allEventDriven: scenario(({ eventDrivenPerHour }) => eventDrivenPerHour),
    },
    dearestModel: dearest,
    unpriced: agents.filter(({ unpricedWhy }) => unpricedWhy !== null).map(({ id }) => id),
    unknownRate: agents.filter(({ arrivals }) => arrivals.perHour === null).map(({ id }) => id),
    withThresholds: org.agents
      .filter(({ trigger }) => trigger.thresholds.length > 0)
      .map(({ id }) => id),
    traps: [],
    advice: modeAdvice(agents),
    budgetsPassed: budgetsPassed(org, agents),
  };
}

function estimateAgent(setup: EstimateSetup, agent: Agent): AgentEstimate {
  const { org, pricing } = setup;
  const priced = pricing.priceOf(agent.model);
  const tokens = setup.tokens?.get(agent.id) ?? assumedTokens(agent);
  const perCall = tokens.input.expected + tokens.output.expected;
  const arrivals = setup.arrivals?.get(agent.id) ?? arrivalRate(agent, org.tickSeconds, perCall);
  const ratesIn = (mode: TriggerMode): WakeRates =>
    wakeRates({
      trigger: { ...agent.trigger, mode },
      ticksPerHour: 3600 / org.tickSeconds,
      arrivals: arrivals.perHour,
      timersPerHour: setup.timersPerHour(agent),
      openShare: setup.openShare,
    });
  const wakes = ratesIn(agent.trigger.mode);
  const prices = callPrices(priced, tokens);
  const cost = costOf(wakes, prices);
  return {
    ...identityOf(agent),
    ...pricingOf(priced),
    arrivals,
    wakes,
    tokens,
    tokensPerHour: tokensOf(wakes, tokens),
    cache: null,
    prices,
    costPerInvocation:
      cost === null || wakes.total.expected === 0 ? prices.event : cost / wakes.total.expected,
    costPerHour:
      cost === null
        ? null
        : mapSpread(wakes.total, (total) =>
            wakes.total.expected === 0 ? 0 : (cost * total) / wakes.total.expected,
          ),
    idleCostPerHour: prices.idlePoll === null ? null : prices.idlePoll * wakes.idlePolls,
    pollingPerHour: costOf(ratesIn('polling'), prices),
    eventDrivenPerHour: costOf(ratesIn('event-driven'), prices),
    breakEvenPerHour: null,
  };
}

function identityOf(agent: Agent) {
  const { id, name, department, member, level, model, trigger, heading } = agent;
  const groupKey = member === null ? id : `count at ${heading.start.offset}`;
  const { mode, tickInterval } = trigger;
  return { id, name, department, groupKey, member, level, model, mode, tickInterval };
}

function pricingOf(priced: ModelPricing) {
  const { resolvedModel } = priced;
  const listPrice = listPriceOf(priced);
  return priced.kind === 'unpriced'
    ? { resolvedModel, priceSource: null, listPrice, unpricedWhy: priced.why }
    : { resolvedModel, priceSource: priced.source, listPrice, unpricedWhy: null };
}

function costOf(wakes: WakeRates, prices: CallPrices): number | null {
  const { event, busyPoll, idlePoll } = prices;
  if (event === null || busyPoll === null || idlePoll === null) return null;
  const { busyPolls, idlePolls, total } = wakes;
  return (
    busyPolls * busyPoll + idlePolls * idlePoll + (total.expected - busyPolls - idlePolls) * event
  );
}

function tokensOf(wakes: WakeRates, tokens: CallTokens): Spread {
  const full = wakes.total.expected - wakes.idlePolls;
  const perHour = (call: number, idle: number): number => full * call + wakes.idlePolls * idle;
  return {
    low: perHour(
      tokens.input.low + tokens.output.low,
      tokens.idleInput.low + tokens.idleOutput.low,
    ),
    expected: perHour(
      tokens.input.expected + tokens.output.expected,
      tokens.idleInput.expected + tokens.idleOutput.expected,
    ),
    high: perHour(
      tokens.input.high + tokens.output.high,
      tokens.idleInput.high + tokens.idleOutput.high,
    ),
  };
}

function dearestOf({ org, pricing }: EstimateSetup): string | null {
  let dearest: { model: string; usd: number } | null = null;
  for (const model of new Set(org.agents.map((agent) => agent.model))) {
    const usd = callPrices(
      pricing.priceOf(model),
      assumedTokens({ tokens: null, idleTokens: null }),
    );
    if (usd.event !== null && usd.event > (dearest?.usd ?? -1)) dearest = { model, usd: usd.event };
  }
  return dearest?.model ?? null;
}

function sourcesOf(agents: readonly AgentEstimate[]): readonly PriceSource[] {
  const sources = new Map<string, PriceSource>();
  for (const { priceSource } of agents) {
    if (priceSource !== null) sources.set(`${priceSource.kind} ${priceSource.name}`, priceSource);
  }
  return [...sources.values()];
}
