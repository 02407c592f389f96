// The org in four ways, side by side: all polling on the dearest model, all polling, as configured, all event-driven.

import type { ModelPricing, Pricing } from '../prices/pricing.js';
import { levelPrices, NO_CACHE } from './call-prices.js';
import { assumedTokens } from './call-tokens.js';
import type { CostBook, Role } from './cost-book.js';
import { createCostBook } from './cost-book.js';
import { costGap } from './cost-gap.js';
import type { EstimateSetup } from './estimate-setup.js';
import type { MemberCost } from './group-cost.js';
import type { ScenarioCost, ScenarioName } from './types.js';

export function scenariosOf(
  setup: EstimateSetup,
  book: CostBook,
  dearest: string | null,
): Readonly<Record<ScenarioName, ScenarioCost>> {
  return {
    allPollingDearest: allPollingOn(setup, book, dearest),
    allPollingTiered: sumRoles(book, (role) => book.costAllIn('polling', role)),
    configured: sumRoles(book, (role) => book.costOf(role)),
    allEventDriven: sumRoles(book, (role) => book.costAllIn('event-driven', role)),
  };
}

/** Of the models used, the one whose usual call costs most; null without any price. */
export function dearestModel({ org, pricing }: EstimateSetup): string | null {
  const models = [...new Set(org.agents.map(({ model }) => model))];
  const prices = models.map((model) => usualCallUsd(pricing, model));
  const most = Math.max(...prices.map((usd) => usd ?? Number.NEGATIVE_INFINITY));
  return models[prices.indexOf(most)] ?? null;
}

function usualCallUsd(pricing: Pricing, model: string): number | null {
  const priced: ModelPricing = pricing.priceOf(model);
  if (priced.kind === 'unpriced') return null;
  const tokens = assumedTokens({ tokens: null, idleTokens: null });
  return levelPrices({ priced, tokens, factor: 1 }, NO_CACHE, 'expected').event;
}

function allPollingOn(setup: EstimateSetup, book: CostBook, model: string | null): ScenarioCost {
  // Without a price tokens are told all the same.
  if (model === null) return sumRoles(book, (role) => book.costAllIn('polling', role));
  const agents = setup.org.agents.map((agent) => ({ ...agent, model }));
  const dear = createCostBook({ ...setup, org: { ...setup.org, agents } });
  return sumRoles(dear, (role) => dear.costAllIn('polling', role));
}

function sumRoles({ roles }: CostBook, costOf: (role: Role) => MemberCost): ScenarioCost {
  const sum = { perHour: 0, tokensPerHour: 0, missing: 0 };
  for (const role of roles) {
    const { costPerHour, tokensPerHour, prices, wakes } = costOf(role);
    const count = role.members.length;
    sum.perHour += count * (costPerHour?.expected ?? 0);
    sum.tokensPerHour += count * tokensPerHour.expected;
    if (
      costGap({ costPerHour, prices, arrivals: role.agents.arrivals, wakes: wakes.expected }) !==
      null
    )
      sum.missing += count;
  }
  return sum;
}
