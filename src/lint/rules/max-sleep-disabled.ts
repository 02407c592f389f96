// `Max sleep: never`: no net under an agent that sleeps. An error where nothing else wakes it.

import type { Agent } from '#org/types';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleRole, exampleStructure } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { nameAgents, shareByOrigin } from '../share-faults.js';
import { isUnread } from '../unread-values.js';
import { wakeGraphOf } from '../wake-graph/wake-graph.js';
import type { WakeNode } from '../wake-graph/wake-node.js';
import { whyNothingWakes } from '../wake-words.js';

const NEVER = ['- **Trigger:** event-driven', '- **Max sleep:** never'] as const;

export const maxSleepDisabled = defineRule({
  id: 'max-sleep-disabled',
  severity: 'warning',
  summary: '`Max sleep: never`; an error on an agent that nothing else wakes',
  docs: () => ({
    why: 'The safety wake is what notices a filter that is too tight, a sender that fell silent, work that was forgotten. It costs a handful of calls a day.',
    engine:
      'The agent sleeps until a message that it wakes on, a timer or a threshold comes, however long that takes. What it does not wake on waits as long.',
    whenOff: 'For an agent of which you are sure that its messages come.',
  }),
  examples: () => ({
    good: [
      exampleRole('- **Trigger:** event-driven', '- **Max sleep:** 2 days'),
      exampleRole('- **Trigger:** event-driven'),
      exampleRole('- **Trigger:** event-driven', '- **Max sleep:** 500 ticks — never say never'),
    ],
    bad: [
      { source: exampleRole(...NEVER), at: 'never' },
      { source: exampleRole(...NEVER, '- **Timer:** review hourly'), at: 'never' },
      { source: exampleRole(...NEVER, '- **Wake on:** tasks'), at: 'never', severity: 'error' },
      {
        source: `${exampleStructure(
          '### COO',
          '',
          '- **Trigger:** event-driven',
          '',
          '#### Worker',
          '',
          '- **Trigger:** event-driven',
        )}\n## Culture\n\n- **Default max sleep:** never\n`,
        at: 'never',
      },
    ],
  }),
  check: function* ({ document, org }): Iterable<Fault> {
    const nodes = new Map<Agent, WakeNode>();
    for (const node of wakeGraphOf(org).nodes) if (isAtFault(node)) nodes.set(node.agent, node);
    const places = shareByOrigin([...nodes.keys()], ({ origins }) => origins.maxSleepTicks);
    for (const { range, agents, related } of places) {
      const dead = agents
        .map((agent) => nodes.get(agent))
        .find((node) => node?.isLive === false && !isUnread(org, node.agent.origins.triggerOn));
      yield faultIn(document, range, {
        subject: nameAgents(agents),
        reason: dead === undefined ? '' : whyNothingWakes(dead),
        expected: ['500 ticks'],
        related,
        ...(dead !== undefined && { severity: 'error' }),
      });
    }
  },
  message: ({ subject, reason }) =>
    reason === ''
      ? `there is no safety wake for ${subject}: what it does not wake on may wait for ever`
      : `nothing else wakes ${subject}: ${reason}; it would never run`,
  advise: () => 'write a span, such as 500 ticks or 1 day',
});

/** Where an agent that nothing wakes inherits it, `unwakeable-agent` speaks: there the filter is what stands on the role. */
function isAtFault({ agent, isLive }: WakeNode): boolean {
  const { mode, maxSleepTicks } = agent.trigger;
  if (mode !== 'event-driven' || maxSleepTicks !== null) return false;
  return isLive || agent.origins.maxSleepTicks.kind === 'role-field';
}
