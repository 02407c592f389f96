// An agent with reports that does not wake on their escalations.

import type { Agent } from '#org/types';
import { wakeOnValue } from '#org/wake-on-value';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleStructure } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { nameAgents, shareByOrigin } from '../share-faults.js';
import { ticksText } from '../span-text.js';
import { isUnread } from '../unread-values.js';
import { longestWait } from '../wake-graph/longest-wait.js';
import { canReach } from '../wake-graph/senders.js';
import { wakeGraphOf } from '../wake-graph/wake-graph.js';
import type { WakeNode } from '../wake-graph/wake-node.js';
import { wantsTrigger } from '../wake-graph/wants-trigger.js';
import { quote } from '../words.js';

/** A COO who wakes on `wakeOn`, and a worker below. */
function exampleBoss(wakeOn: string, ...lines: readonly string[]): string {
  return exampleStructure(
    '### COO',
    '',
    '- **Trigger:** event-driven',
    `- **Wake on:** ${wakeOn}`,
    ...lines,
    '',
    '#### Worker',
  );
}

export const missingWakeEvent = defineRule({
  id: 'missing-wake-event',
  severity: 'warning',
  summary: 'an agent with reports that sleeps through their escalations',
  docs: () => ({
    why: 'An escalation is a report that stands still. Each hour that its manager sleeps is an hour in which nothing is done, and the next manager up hears of it later still.',
    engine:
      'The escalation is kept and shown at the next wake, whatever causes it: another message, a timer, the safety wake. The sentence says how long that takes at worst, budgets aside.',
    whenOff: 'For an agent with reports who are meant to ask somebody else.',
  }),
  examples: () => ({
    good: [
      exampleBoss('orders, escalations'),
      exampleBoss('all'),
      exampleStructure('### COO', '', '- **Model:** claude-haiku', '', '#### Worker'),
      exampleStructure('### COO', '', '- **Trigger:** event-driven', '- **Wake on:** orders'),
    ],
    bad: [
      { source: exampleBoss('orders, completions'), at: 'orders, completions' },
      { source: exampleBoss('messages', '- **Max sleep:** 2h'), at: 'messages' },
      {
        source: exampleBoss('orders', '- **Timer:** review hourly'),
        at: 'orders',
      },
    ],
  }),
  check: function* ({ document, org }): Iterable<Fault> {
    const { nodes, clock } = wakeGraphOf(org);
    const deaf = nodes
      .filter(sleepsThrough)
      .map(({ agent }) => agent)
      // A name that is not understood may be theirs.
      .filter(({ origins }) => !isUnread(org, origins.triggerOn));
    for (const place of shareByOrigin(deaf, ({ origins }) => origins.triggerOn)) {
      const { range, agents, related } = place;
      const waits = agents.map((agent) => waitOf(agent, clock));
      const known = waits.filter((wait) => wait !== null);
      const longest = known.length < waits.length ? null : Math.max(...known);
      yield faultIn(document, range, {
        subject: nameAgents(agents),
        reason: longest === null ? 'for ever' : `up to ${ticksText(longest, org.tickSeconds)}`,
        expected: [`${wakeOnValue(agents[0].trigger.triggerOn)}, escalations`],
        related,
      });
    }
  },
  message: ({ subject, reason }) =>
    `escalations do not wake ${subject}: whoever is stuck below would wait ${reason}`,
  advise: ({ expected }) => `write ${quote(expected.join(''))}`,
});

function sleepsThrough(node: WakeNode): boolean {
  const { trigger } = node.agent;
  if (trigger.mode !== 'event-driven' || !node.isLive) return false;
  const isSent = canReach(node, 'escalation_received');
  return isSent && !wantsTrigger(trigger, 'escalation_received');
}

function waitOf({ trigger }: Agent, clock: Parameters<typeof longestWait>[1]): number | null {
  return longestWait(trigger, clock, 'escalation_received');
}
