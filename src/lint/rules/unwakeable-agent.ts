// An agent that nothing wakes: no sender, no timer, no threshold. Without a safety wake it never runs.

import type { Agent, Org, Origin } from '#org/types';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleStructure } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { nameAgents, shareByOrigin } from '../share-faults.js';
import { isUnread } from '../unread-values.js';
import { wakeGraphOf } from '../wake-graph/wake-graph.js';
import type { WakeNode } from '../wake-graph/wake-node.js';
import { eventsThatCome, sleepText, whyNothingWakes } from '../wake-words.js';

/** A COO and a specialist below it who wakes on `wakeOn`; more lines of the specialist's follow. */
function exampleSpecialist(wakeOn: string, ...lines: readonly string[]): string {
  return exampleStructure(
    '### COO',
    '',
    '- **Trigger:** event-driven',
    '',
    '#### Specialist',
    '',
    '- **Trigger:** event-driven',
    `- **Wake on:** ${wakeOn}`,
    ...lines,
  );
}

export const unwakeableAgent = defineRule({
  id: 'unwakeable-agent',
  severity: 'warning',
  summary: 'an agent that nothing wakes but its safety wake; an error where it has none',
  docs: () => ({
    why: 'A filter that looks harmless can shut out everybody who ever writes to an agent. It then costs a few safety wakes and does nothing, and nobody notices.',
    engine:
      'Messages that come are kept and not looked at until the safety wake (`Max sleep`, 500 ticks unless said). With `Max sleep: never` the agent is never run. Answers to what it asked itself, and events from outside that are addressed to it by name, still wake it.',
    whenOff: 'Where the agent is meant to look around at its safety wakes only; a timer says so.',
  }),
  examples: () => ({
    good: [
      exampleSpecialist('tasks'),
      exampleSpecialist('orders'),
      exampleSpecialist('messages', '- **Max sleep:** 5 days'),
      exampleSpecialist('alerts (level: red)'),
    ],
    bad: [
      { source: exampleSpecialist('escalations'), at: 'escalations' },
      { source: exampleSpecialist('completions, escalations'), at: 'completions, escalations' },
      {
        source: exampleStructure(
          '### Lead',
          '',
          '- **Trigger:** event-driven',
          '- **Wake on:** tasks',
        ),
        at: 'tasks',
      },
      {
        source: `${exampleSpecialist('escalations')}\n## Culture\n\n- **Default max sleep:** never for L4\n`,
        at: 'escalations',
        severity: 'error',
      },
    ],
  }),
  check: function* ({ document, org }): Iterable<Fault> {
    const asleep = new Map<Agent, WakeNode>();
    for (const node of wakeGraphOf(org).nodes) {
      const isAsleep = neverPolls(node) || !node.isLive;
      // A name that is not understood may be the one that would wake it.
      const isTold = isToldBySleep(node.agent) || isUnread(org, originAtFault(node.agent));
      if (isAsleep && !isTold) asleep.set(node.agent, node);
    }
    for (const { range, agents, related } of shareByOrigin([...asleep.keys()], originAtFault)) {
      const node = asleep.get(agents[0]);
      if (node === undefined) continue;
      const sleeper = agents.find((agent) => isSleepingForGood(agent));
      const isDead = sleeper !== undefined || !node.acts;
      const rest = isDead ? 'it would never run' : whatRunsIt(node, org);
      yield faultIn(document, range, {
        subject: nameAgents(agents),
        reason: `${whyNothingWakes(node)}; ${rest}`,
        expected: neverPolls(node) ? [] : eventsThatCome(node),
        related: [...related, ...(sleeper === undefined ? [] : sleepPlace(sleeper))],
        ...(isDead && { severity: 'error' }),
      });
    }
  },
  // Somebody who polls is sent things and sees none of them: nothing is expected in its filter.
  message: ({ subject, reason, expected }) =>
    expected.length === 0
      ? `${subject} never polls: ${reason}`
      : `nothing wakes ${subject}: ${reason}`,
  advise: ({ expected }) =>
    expected.length === 0
      ? 'poll more often, or add a timer'
      : `name an event that somebody sends it (${expected.join(', ')}), or add a timer`,
});

/** `Max sleep: never` on the role itself is what `max-sleep-disabled` speaks of. */
function isToldBySleep(agent: Agent): boolean {
  return isSleepingForGood(agent) && agent.origins.maxSleepTicks.kind === 'role-field';
}

function isSleepingForGood({ trigger }: Agent): boolean {
  return trigger.mode === 'event-driven' && trigger.maxSleepTicks === null;
}

/** Its polls are never in the working hours, whatever else wakes it. */
function neverPolls({ agent, selfWakes }: WakeNode): boolean {
  return agent.trigger.mode === 'polling' && !selfWakes.includes('poll');
}

function originAtFault({ trigger, origins }: Agent): Origin {
  return trigger.mode === 'polling' ? origins.tickInterval : origins.triggerOn;
}

function whatRunsIt({ agent, selfWakes }: WakeNode, org: Org): string {
  if (agent.trigger.mode === 'event-driven')
    return `only the safety wake runs it, ${sleepText(agent.trigger, org)}`;
  const [first] = selfWakes;
  if (first === undefined) return 'only a critical message runs it';
  return first === 'external' ? 'it runs when it likes' : `only a ${first} runs it`;
}

function sleepPlace({ origins: { maxSleepTicks } }: Agent): Fault['related'] {
  if (!('range' in maxSleepTicks)) return [];
  return [{ message: 'its safety wake is switched off here', range: maxSleepTicks.range }];
}
