// A budget that polls, timers and safety wakes alone spend before its period is over.

import { formatUsd, groupThousands } from '#base/format-usd';
import { toUsd } from '#base/money';
import type { SourceRange } from '#base/source-range';
import type { OrgDocument } from '#document/types';
import { shortLocalTime } from '#org/local-time';
import type { Agent, Budget, Org } from '#org/types';
import { findKey } from '#org/vocabulary';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole, exampleSection } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { fieldAt } from '../find-fields.js';
import type { SharedPlace } from '../share-faults.js';
import { nameAgents, shareByOrigin } from '../share-faults.js';
import type { Exhaustion } from '../wake-graph/budget-floor.js';
import { agentExhaustion, orgExhaustion } from '../wake-graph/budget-floor.js';
import { wakeGraphOf } from '../wake-graph/wake-graph.js';
import { shorten } from '../words.js';

export const budgetBelowFloor = defineRule({
  id: 'budget-below-floor',
  severity: 'warning',
  summary: 'a budget that is spent with no event at all',
  docs: () => ({
    why: 'Polls, timers and safety wakes cost the same whether there is work or not. A budget that they spend alone leaves nothing for work, every day at the same hour.',
    engine:
      'An agent is held when one more call would pass its limit, until the next period; `pause and escalate` tells its manager, and `warn` holds nobody. The floor is the calls that come with no event: under tick interval, cooldown and working hours, at reference prices, thresholds left out.',
    whenOff: 'Where a budget is meant to cut the day short.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Trigger:** event-driven', '- **Budget:** $1/day'),
      exampleRole('- **Budget:** $87/day'),
      exampleRole('- **Tick interval:** 10 ticks', '- **Budget:** $9/day'),
      exampleSection('Policies', '### Budget', '', '- **Org limit:** $2700/month'),
    ],
    bad: [
      { source: exampleRole('- **Budget:** $60/day'), at: '$60/day' },
      {
        source: exampleRole(
          '- **Trigger:** event-driven',
          '- **Timer:** look every 5 minutes',
          '- **Token budget:** 50K tokens/hour',
        ),
        at: '50K tokens/hour',
      },
      {
        source: exampleSection('Policies', '### Budget', '', '- **Org limit:** $300/week'),
        at: '$300/week',
      },
      {
        source: exampleSection('Policies', '### Budget', '', '- **Per-agent limit:** $500/month'),
        at: 'Backend Lead',
      },
      {
        source: exampleRole('- **Budget:** $90/day', '- **Budget:** $0.30/hour'),
        at: '$0.30/hour',
      },
    ],
  }),
  check: function* ({ document, org }): Iterable<Fault> {
    if (org.policies.budget.overage === 'warn') return;
    yield* agentFaults(document, org);
    const { org: limit } = org.policies.budget;
    const { orgLimitRange: range } = org.policies;
    if (limit === null || range === null) return;
    const spent = orgExhaustion(wakeGraphOf(org), limit);
    if (spent === null) return;
    yield faultIn(document, range, {
      subject: 'the org',
      reason: spentText(org, limit, spent),
    });
  },
  message: ({ actual, subject, reason }) => `${shorten(actual)} of ${subject} is ${reason}`,
  advise: () => 'poll less often, sleep event-driven, or allow more',
});

function* agentFaults(document: OrgDocument, org: Org): Iterable<Fault> {
  const graph = wakeGraphOf(org);
  const most = Math.max(0, ...org.agents.map(({ budgets }) => budgets.length));
  for (let place = 0; place < most; place++) {
    const spent = new Map<Agent, Exhaustion>();
    for (const agent of org.agents) {
      const budget = agent.budgets[place];
      const found = budget === undefined ? null : agentExhaustion(graph, agent, budget);
      if (found !== null) spent.set(agent, found);
    }
    for (const shared of shareByOrigin([...spent.keys()], ({ origins }) => origins.budgets)) {
      const [agent] = shared.agents;
      const [budget, found] = [agent.budgets[place], spent.get(agent)];
      if (budget === undefined || found === undefined) continue;
      const isInherited = shared.range === agent.heading;
      yield faultIn(document, rangeOf(document, shared, place), {
        subject: nameAgents(shared.agents),
        reason: spentText(org, budget, found),
        related: shared.related,
        ...(isInherited && { actual: budgetText(budget) }),
      });
    }
  }
}

/** The place of the budget with that number: settings keep the first one's. */
function rangeOf(
  document: OrgDocument,
  { origin, range }: SharedPlace,
  place: number,
): SourceRange {
  if (!('range' in origin) || origin.range !== range) return range;
  const section = fieldAt(document, range)?.section;
  const fields = (section?.entries ?? []).flatMap((entry) =>
    entry.kind === 'field' ? [entry.field] : [],
  );
  // In the order in which they are read: those of the one key, then those of the other.
  const ranges = ['tokenbudget', 'budget'].flatMap((key) =>
    fields.filter(({ name }) => findKey(name) === key).map(({ value }) => value.range),
  );
  return ranges[place] ?? range;
}

function spentText(org: Org, budget: Budget, spent: Exhaustion): string {
  const wakes = `${groupThousands(String(spent.wakes))} calls`;
  const asked = amountText(org, budget, spent.wanted);
  return `spent ${whenText(org, budget, spent)} with no event at all: ${wakes} would take ${asked}`;
}

function whenText(
  { timezone }: Org,
  { period }: Budget,
  { instantMs, minute }: Exhaustion,
): string {
  const [weekday = '', day = '', , time = ''] = shortLocalTime(instantMs, timezone).split(' ');
  switch (period) {
    case 'hourly':
      return `after ${minute} min of the hour`;
    case 'daily':
      return `by ${time.slice(0, MINUTES_END)}`;
    case 'weekly':
      return `by ${weekday} ${time.slice(0, MINUTES_END)}`;
    case 'monthly':
      return `by the ${ordinal(Number(day))}`;
  }
}

/** `16:40` of `16:40:30`. */
const MINUTES_END = 5;

function ordinal(day: number): string {
  const isTeen = day > 10 && day < 20;
  return `${day}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')}`;
}

function amountText({ policies }: Org, { unit }: Pick<Budget, 'unit'>, amount: number): string {
  if (unit === 'tokens') return `${groupThousands(String(amount))} tokens`;
  const usd = `${formatUsd(toUsd(amount))} (reference prices)`;
  if (unit === 'usd') return usd;
  const credits = Math.ceil(toUsd(amount) / policies.budget.creditUsd);
  return `${groupThousands(String(credits))} credits, ${usd}`;
}

const PERIODS = { hourly: 'hour', daily: 'day', weekly: 'week', monthly: 'month' } as const;

function budgetText({ unit, limit, period }: Budget): string {
  const amount = unit === 'usd' ? formatUsd(limit) : `${groupThousands(String(limit))} ${unit}`;
  return `${amount}/${PERIODS[period]}`;
}
