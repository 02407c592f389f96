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

/** What members of a role have in common is made once; the break-even, which takes longest, only for whoever looks at it. */
function agentEstimates(book: CostBook, agents: readonly Agent[]): AgentEstimate[] {
  const known = new Map<Role, ReturnType<typeof estimateRole>>();
  return agents.flatMap((agent) => {
    const role = book.roleOf(agent.id);
    if (role === undefined) return [];
    const common = known.get(role) ?? estimateRole(book, role);
    known.set(role, common);
    return {
      ...identityOf(agent),
      ...common,
      get breakEvenPerHour() {
        return breakEvenOf(book, role);
      },
    };
  });
}

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

function identityOf(agent: Agent) {
  const { id, name, department, member, level, model, trigger } = agent;
  const { mode, tickInterval } = trigger;
  return {
    id,
    name,
    department,
    groupKey: countKey(agent),
    member,
    level,
    model,
    mode,
    tickInterval,
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
