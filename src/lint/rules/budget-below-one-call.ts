// A budget that is smaller than one invocation.

import { formatUsd } from '#base/format-usd';
import { nanoUsd, toUsd } from '#base/money';
import type { SourceRange } from '#base/source-range';
import { invocationPrice } from '#cost/invocation-price';
import { REFERENCE_PRICES } from '#cost/reference-prices';
import type { Section } from '#document/types';
import { findSections } from '#org/find-sections';
import { createProblemLog } from '#org/problem-log';
import { readFields, statementsOf } from '#org/read-fields';
import { resolvePolicies } from '#org/resolve-policies';
import type { Agent, Budget } from '#org/types';
import type { Fault, RuleContext } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole, exampleSection, exampleStructure } from '../example-org.js';
import { faultAt } from '../fault-at.js';
import { nameGroup } from '../setting-place.js';
import { staffSections } from '../staff-sections.js';
import { countOf } from '../words.js';

export const budgetBelowOneCall = defineRule({
  id: 'budget-below-one-call',
  severity: 'error',
  summary: 'a budget that is smaller than one invocation',
  docs: {
    why: 'A limit below the price of a single call lets nobody work. It is most often a slip in the unit or the period.',
    engine:
      'An agent is held when what was spent and the price of one invocation pass the limit. Here that is so from the start of every period, so that it is never invoked.',
    whenOff: 'Never; an overage behavior of `warn` holds nobody.',
  },
  examples: {
    good: [
      exampleRole('- **Model:** claude-opus', '- **Budget:** $0.12/day', ...eventDriven()),
      exampleRole('- **Token budget:** 5K tokens/day', ...eventDriven()),
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
  },
  check: function* (context): Iterable<Fault> {
    const { budget } = context.org.policies;
    if (budget.overage === 'warn') return;
    const held = new Map<number, Held>();
    for (const placed of placedBudgets(context)) {
      const price = priceIn(placed.budget, placed.agent);
      if (price <= limitOf(placed.budget, budget.creditUsd)) continue;
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

interface PlacedBudget {
  readonly agent: Agent;
  readonly budget: Budget;
  readonly range: SourceRange;
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

/** Every budget with every agent that it binds and the place where it is written. */
function* placedBudgets(context: RuleContext): Iterable<PlacedBudget> {
  const { org } = context;
  const { perAgent, ofOrg } = limitPlaces(context);
  for (const { agent, sections } of staffWithSections(context)) {
    const { kind } = agent.origins.budgets;
    const section = kind === 'role-field' ? sections.role : sections.department;
    const isOwn = kind === 'role-field' || kind === 'department-field';
    const ranges = isOwn && section !== null ? rangesIn(section, context) : [perAgent];
    for (const [i, budget] of agent.budgets.entries()) {
      const range = ranges[i];
      if (range !== undefined && range !== null) yield { agent, budget, range };
    }
    const { org: budget } = org.policies.budget;
    if (budget !== null && ofOrg !== null) yield { agent, budget, range: ofOrg };
  }
}

interface OwnSections {
  readonly role: Section;
  readonly department: Section | null;
}

/** One agent of each role, with the sections whose fields are its own. */
function* staffWithSections(
  context: RuleContext,
): Iterable<{ readonly agent: Agent; readonly sections: OwnSections }> {
  const departmentOf = new Map<Section, Section>();
  for (const { section, above, place, agents } of staffSections(context)) {
    const department = place === 'department' ? section : departmentOf.get(above);
    if (department !== undefined) departmentOf.set(section, department);
    const [agent] = agents;
    if (agent !== undefined)
      yield { agent, sections: { role: section, department: department ?? null } };
  }
}

/** Where a role or department states its budgets, in the order in which an agent has them. */
function rangesIn(section: Section, { document }: RuleContext): SourceRange[] {
  // Read again for the places alone: what is wrong with the values is told by other rules.
  const reading = { document, log: createProblemLog(document) };
  const fields = readFields(statementsOf(section), 'role', '', reading);
  const budgets = [...fields.get('tokenbudget'), ...fields.get('budget')];
  return budgets.map(({ written }) => written.range);
}

function limitPlaces({ document }: RuleContext): {
  readonly perAgent: SourceRange | null;
  readonly ofOrg: SourceRange | null;
} {
  const reading = { document, log: createProblemLog(document) };
  const { fields } = resolvePolicies(findSections(document).named('Policies'), [], reading);
  const placeOf = (key: 'peragentlimit' | 'orglimit'): SourceRange | null =>
    fields.get(key)[0]?.written.range ?? null;
  return { perAgent: placeOf('peragentlimit'), ofOrg: placeOf('orglimit') };
}
