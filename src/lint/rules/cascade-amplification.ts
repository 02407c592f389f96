// How much one order can set off, where that is worth a look.

import { formatUsd, groupThousands } from '#base/format-usd';
import { toUsd } from '#base/money';
import { listSome } from '../advise-from-facts.js';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleStructure } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { shareByOrigin } from '../share-faults.js';
import type { Cascade } from '../wake-graph/cascade.js';
import { cascadeFrom } from '../wake-graph/cascade.js';
import { wakeGraphOf } from '../wake-graph/wake-graph.js';

/** Up to here a cascade is what an org is for: a reviewer need not be told. */
const WAKES_MAX = 50;
const USD_MAX = 1;

/** A COO and so many workers, all event-driven. */
function exampleTeam(workers: number, ...lines: readonly string[]): string {
  return exampleStructure(
    '### COO',
    '',
    '- **Trigger:** event-driven',
    '',
    '#### Workers',
    '',
    '- **Trigger:** event-driven',
    `- **Count:** ${workers}`,
    ...lines,
  );
}

export const cascadeAmplification = defineRule({
  id: 'cascade-amplification',
  severity: 'info',
  summary: 'one order can wake more than 50 agents, or cost more than $1',
  docs: () => ({
    why: 'Work is passed on, and every hand that it passes through is a call. What one order can cost is the figure to know before somebody sends ten.',
    engine:
      'If everybody passes an order on to all reports, each event-driven agent below wakes once for it, in one tick, level by level. Polling agents see it at their next poll and cost what they always cost.',
    whenOff: 'Where orders are large and meant to be.',
  }),
  examples: () => ({
    good: [
      exampleTeam(49),
      exampleTeam(7, '- **Model:** claude-opus'),
      exampleTeam(60, '- **Wake on:** messages', '- **Cooldown:** 1 tick'),
    ],
    bad: [
      { source: exampleTeam(60), at: 'COO' },
      { source: exampleTeam(9, '- **Model:** claude-opus'), at: 'COO' },
      { source: exampleTeam(40, '- **Model:** claude-sonnet'), at: 'COO' },
    ],
  }),
  check: function* ({ document, org }): Iterable<Fault> {
    const large = new Map(
      wakeGraphOf(org)
        .roots.map((root) => [root.agent, cascadeFrom(root)] as const)
        .filter(([, { wakes, costNano }]) => wakes > WAKES_MAX || toUsd(costNano) > USD_MAX),
    );
    // At the heading, once for all members of a Count.
    for (const { agents } of shareByOrigin([...large.keys()], () => HEADING)) {
      const [agent] = agents;
      const cascade = large.get(agent);
      if (cascade === undefined) continue;
      yield faultIn(document, agent.heading, {
        subject: agent.name,
        reason: `${groupThousands(String(cascade.wakes))} agents, ${costText(cascade)}`,
      });
    }
  },
  message: ({ subject, reason }) => `one order to ${subject} wakes up to ${reason}`,
  advise: () => null,
});

const HEADING = { kind: 'built-in', why: 'the chart' } as const;

function costText({ costNano, unpriced }: Cascade): string {
  const cost = `${formatUsd(toUsd(costNano))} (reference prices)`;
  return unpriced.length === 0 ? cost : `${cost} and what ${listSome(unpriced)} cost`;
}
