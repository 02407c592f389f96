// A budget that is smaller than one invocation.

import { formatUsd } from '#base/format-usd';
import { nanoUsd, toUsd } from '#base/money';
import { invocationPrice } from '#cost/invocation-price';
import { REFERENCE_PRICES } from '#cost/reference-prices';
import type { Agent, Budget } from '#org/types';
import type { PlacedBudget } from '../budget-places.js';
import { placedBudgets } from '../budget-places.js';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole, exampleSection, exampleStructure } from '../example-org.js';
import { faultAt } from '../fault-at.js';
import { nameGroup } from '../setting-place.js';
import { countOf } from '../words.js';

export const budgetBelowOneCall = defineRule({
  id: 'budget-below-one-call',
  severity: 'error',
  summary: 'a budget that is smaller than one invocation',
  docs: () => ({
    why: 'A limit below the price of a single call lets nobody work. It is most often a slip in the unit or the period.',
    engine:
      'An agent is held when what was spent and the price of one invocation pass the limit. Here that is so from the start of every period, so that it is never invoked.',
    whenOff: 'Never; an overage behavior of `warn` holds nobody.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Model:** claude-opus', '- **Budget:** $1/day', ...eventDriven()),
      exampleRole('- **Token budget:** 100K tokens/day', ...eventDriven()),
      exampleSection('Policies', '- **Org limit:** 1 credit/day', '- **Overage behavior:** warn'),
      exampleRole('- **Model:** ollama/llama3', '- **Budget:** $0.01/month'),
    ],
    bad: [
      {
        source: exampleRole(
          '- **Model:** claude-opus',
          '- **Budget:** $0.05/day',
          ...eventDriven(),
        ),
        at: '$0.05/day',
      },
      { source: exampleRole('- **Token budget:** 500 tokens/day'), at: '500 tokens/day' },
      {
        source: exampleSection('Policies', '### Budget', '', '- **Org limit:** 2 credits/day'),
        at: '2 credits/day',
      },
      {
        source: exampleSection('Policies', '### Budget', '', '- Per-agent limit: $0.02/day'),
        at: '$0.02/day',
      },
      {
        source: exampleStructure('### Yard', '', '- **Budget:** $0.001/day', '', '#### Worker'),
        at: '$0.001/day',
      },
    ],
  }),
  check: function* (context): Iterable<Fault> {
    const { budget } = context.org.policies;
    if (budget.overage === 'warn') return;
    const held = new Map<number, Held>();
    const isBelow = (limit: Budget, agent: Agent): boolean =>
      priceIn(limit, agent) > limitOf(limit, budget.creditUsd);
    for (const placed of placedBudgets(context, isBelow)) {
      const known = held.get(placed.range.start.offset);
      if (known === undefined)
        held.set(placed.range.start.offset, { ...placed, agents: [placed.agent] });
      else known.agents.push(placed.agent);
    }
    for (const { range, agents, budget: spent } of held.values()) {
      const { start, end } = range;
      const actual = context.document.source.slice(start.offset, end.offset);
      yield faultAt(range, actual, nameGroup(agents), {
        reason: priceText(spent, agents[0]),
        related: [{ message: `${agents[0].name} is described here`, range: agents[0].heading }],
      });
    }
  },
  message: ({ actual, subject, reason }) =>
    `${actual} is less than one invocation of ${subject} (${reason}), which could never be invoked`,
  advise: () => 'raise it, or write "Overage behavior: warn"',
});

function eventDriven(): string[] {
  return ['- **Trigger:** event-driven'];
}

interface Held extends Omit<PlacedBudget, 'agent'> {
  readonly agents: [Agent, ...Agent[]];
}

/** Whole nano-dollars or tokens, as the engine counts them. */
function limitOf({ unit, limit }: Budget, creditUsd: number): number {
  return unit === 'tokens' ? limit : nanoUsd(limit * (unit === 'credits' ? creditUsd : 1));
}

/** What has no price cannot be held to a limit in money: that is told by model-unpriced. */
function priceIn({ unit }: Budget, agent: Agent): number {
  const { tokens, costNano } = invocationPrice(agent);
  return unit === 'tokens' ? tokens : (costNano ?? 0);
}

function priceText(budget: Budget, agent: Agent): string {
  const price = priceIn(budget, agent);
  if (budget.unit === 'tokens') {
    const source = agent.tokens === null ? 'as the reference table assumes' : 'as it states';
    return `${countOf(price, 'token')}, ${source}`;
  }
  return `${formatUsd(toUsd(price))}, reference prices of ${REFERENCE_PRICES.asOf}`;
}
