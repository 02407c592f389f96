// What an org costs by what its agents declare of their day: the estimate in closed form, with its scenarios. Knows no engine
// at work, and prints nothing.

import type { Agent } from '#org/types';
import { listPriceOf } from '../prices/list-price.js';
import type { PriceSource } from '../prices/model-price.js';
import type { ModelPricing } from '../prices/pricing.js';
import { adviseOf } from './advise.js';
import { triggerIn } from './agent-class.js';
import { breakEvenOf } from './break-even.js';
import { budgetsPassed } from './budgets-passed.js';
import { trapsOf } from './cache-traps.js';
import type { CostBook, Role } from './cost-book.js';
import { countKey, createCostBook } from './cost-book.js';
import type { EstimateSetup } from './estimate-setup.js';
import { dearestModel, scenariosOf } from './scenarios.js';
import { addSpreads } from './spread.js';
import type { AgentEstimate, CostEstimate } from './types.js';
import { wakeRates } from './wake-rates.js';

/** Never throws: what is not known is named in `unpriced` and `unknownRate`. */
export function estimateOrg(setup: EstimateSetup): CostEstimate {
  const { org, pricing, cachePolicy, arrivalPattern = 'one a tick' } = setup;
  const book = createCostBook(setup);
  const dearest = dearestModel(setup);
  const agents = agentEstimates(book, org.agents);
  const traps = trapsOf(book);
  const totals = {
    perHour: addSpreads(agents.flatMap(({ costPerHour }) => costPerHour ?? [])),
    idlePerHour: agents.reduce((sum, { idleCostPerHour }) => sum + (idleCostPerHour ?? 0), 0),
    tokensPerHour: addSpreads(agents.map(({ tokensPerHour }) => tokensPerHour)),
  };
  const idsOf = (isMeant: (agent: AgentEstimate) => boolean): string[] =>
    agents.filter(isMeant).map(({ id }) => id);
  return {
    org: org.name,
    tickSeconds: org.tickSeconds,
    pricing: { name: pricing.name, asOf: pricing.asOf, sources: sourcesOf(agents) },
    cachePolicy,
    arrivalPattern,
    agents,
    totals,
    scenarios: scenariosOf(setup, book, dearest),
    dearestModel: dearest,
    unpriced: idsOf(({ unpricedWhy }) => unpricedWhy !== null),
    unknownRate: idsOf(({ arrivals }) => arrivals.perHour === null),
    withThresholds: org.agents
      .filter(({ trigger }) => trigger.thresholds.length > 0)
      .map(({ id }) => id),
    traps,
    advice: adviseOf(book, traps),
    budgetsPassed: budgetsPassed(org, agents, totals),
  };
}

/** How often an agent wakes, and what its calls take: all that is asked of an org otherwise than it is. */
export type AgentWakes = Pick<AgentEstimate, 'wakes' | 'tokens' | 'prices'>;

/** The same wakes, tokens and prices as in an estimate, agent by agent, without what is made of them: much quicker. */
export function estimateWakes(setup: EstimateSetup): readonly AgentWakes[] {
  const book = createCostBook(setup);
  const known = new Map<Role, AgentWakes>();
  return setup.org.agents.flatMap(({ id }) => {
    const role = book.roleOf(id);
    if (role === undefined) return [];
    const found = known.get(role) ?? wakesOfRole(book, role);
    known.set(role, found);
    return [found];
  });
}

function wakesOfRole(book: CostBook, role: Role): AgentWakes {
  const { wakes, prices } = book.costOf(role);
  const { trigger, tokens } = role.agents;
  return { wakes: wakeRates(trigger, wakes), tokens, prices };
}

/** What members of a role have in common is made once; the break-even, which takes longest, only for whoever looks at it. */
function agentEstimates(book: CostBook, agents: readonly Agent[]): AgentEstimate[] {
  const known = new Map<Role, RoleEstimate>();
  return agents.flatMap((agent) => {
    const role = book.roleOf(agent.id);
    if (role === undefined) return [];
    const common = known.get(role) ?? estimateRole(book, role);
    known.set(role, common);
    return memberEstimate(agent, common, () => breakEvenOf(book, role));
  });
}

type RoleEstimate = ReturnType<typeof estimateRole>;

function estimateRole(book: CostBook, role: Role) {
  const { agents } = role;
  const { trigger, arrivals, tokens } = agents;
  const { wakes: levels, prices, ...cost } = book.costOf(role);
  const wakes = wakeRates(trigger, levels);
  const total = wakes.total.expected;
  const usd = cost.costPerHour;
  const costIn = (mode: 'polling' | 'event-driven'): number | null => {
    const changed = book.costOf(role, { trigger: triggerIn(trigger, mode) });
    return changed.costPerHour?.expected ?? null;
  };
  return {
    ...pricingOf(agents.priced),
    arrivals,
    wakes,
    tokens,
    prices,
    ...cost,
    costPerInvocation: usd === null || total === 0 ? prices.event : usd.expected / total,
    pollingPerHour: costIn('polling'),
    eventDrivenPerHour: costIn('event-driven'),
  };
}

/** Each field by its name: an org has many agents, and copying whole objects takes six times as long. */
function memberEstimate(
  agent: Agent,
  common: RoleEstimate,
  breakEven: () => number | null,
): AgentEstimate {
  return {
    id: agent.id,
    name: agent.name,
    department: agent.department,
    groupKey: countKey(agent),
    member: agent.member,
    level: agent.level,
    model: agent.model,
    mode: agent.trigger.mode,
    tickInterval: agent.trigger.tickInterval,
    resolvedModel: common.resolvedModel,
    priceSource: common.priceSource,
    listPrice: common.listPrice,
    unpricedWhy: common.unpricedWhy,
    arrivals: common.arrivals,
    wakes: common.wakes,
    tokens: common.tokens,
    prices: common.prices,
    tokensPerHour: common.tokensPerHour,
    cache: common.cache,
    costPerHour: common.costPerHour,
    idleCostPerHour: common.idleCostPerHour,
    costPerInvocation: common.costPerInvocation,
    pollingPerHour: common.pollingPerHour,
    eventDrivenPerHour: common.eventDrivenPerHour,
    get breakEvenPerHour() {
      return breakEven();
    },
  };
}

function pricingOf(priced: ModelPricing) {
  const { resolvedModel } = priced;
  const listPrice = listPriceOf(priced);
  return priced.kind === 'unpriced'
    ? { resolvedModel, priceSource: null, listPrice, unpricedWhy: priced.why }
    : { resolvedModel, priceSource: priced.source, listPrice, unpricedWhy: null };
}

function sourcesOf(agents: readonly AgentEstimate[]): readonly PriceSource[] {
  const sources = new Map<string, PriceSource>();
  for (const { priceSource } of agents) {
    if (priceSource !== null) sources.set(`${priceSource.kind} ${priceSource.name}`, priceSource);
  }
  return [...sources.values()];
}
