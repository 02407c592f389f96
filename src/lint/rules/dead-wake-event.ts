// An event in `Wake on` that nobody ever sends the agent.

import type { OrgDocument } from '#document/types';
import type { MessageTrigger } from '#org/names';
import { MESSAGE_TRIGGERS } from '#org/names';
import type { Agent } from '#org/types';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleStructure } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { nameAgents, shareByOrigin } from '../share-faults.js';
import { sendersOf } from '../wake-graph/senders.js';
import { wakeGraphOf } from '../wake-graph/wake-graph.js';
import type { WakeNode } from '../wake-graph/wake-node.js';
import { namesTrigger } from '../wake-graph/wants-trigger.js';
import { wakeOnItem } from '../wake-on-items.js';
import { eventName, eventsThatCome } from '../wake-words.js';
import { shorten } from '../words.js';

/** A COO, and below it a worker who wakes on `wakeOn`. */
function exampleWorker(wakeOn: string, ...boss: readonly string[]): string {
  return exampleStructure(
    '### COO',
    '',
    EVENT_DRIVEN,
    ...boss,
    '',
    '#### Worker',
    '',
    '- **Trigger:** event-driven',
    `- **Wake on:** ${wakeOn}`,
  );
}

const EVENT_DRIVEN = '- **Trigger:** event-driven';

export const deadWakeEvent = defineRule({
  id: 'dead-wake-event',
  severity: 'warning',
  summary: 'an event in `Wake on` that nobody sends the agent',
  docs: () => ({
    why: 'A filter is a picture of whom an agent hears from. An event that can never come shows that the picture is wrong: reports are missing, or another event was meant.',
    engine:
      'Escalations and completions come from reports, tasks from a manager in the org that may delegate, orders from the human principal. The event never arrives, so it never wakes the agent; the others do. An org of a single role is not judged.',
    whenOff: 'While the reports that will send it are still to be added.',
  }),
  examples: () => ({
    good: [
      exampleWorker('tasks, messages'),
      exampleWorker('all'),
      exampleWorker('tasks', '- **Wake on:** orders, escalations, completions'),
      exampleWorker('tasks, builds'),
    ],
    bad: [
      { source: exampleWorker('tasks, escalations'), at: 'escalations' },
      { source: exampleWorker('completion_received, tasks'), at: 'completion_received' },
      {
        source: exampleWorker('tasks', '- **Wake on:** orders, tasks, escalations'),
        at: 'tasks',
      },
      {
        source: exampleStructure(
          '### COO',
          '',
          EVENT_DRIVEN,
          '',
          '### Yard',
          '',
          EVENT_DRIVEN,
          '- **Wake on:** tasks, escalations',
          '',
          '#### Loader',
          '',
          '#### Packer',
          '',
          '- **Reports to:** COO',
        ),
        at: 'escalations',
      },
    ],
  }),
  check: function* ({ document, org }): Iterable<Fault> {
    const { nodes } = wakeGraphOf(org);
    // An org of one role is one that is being written: there is no chart yet to judge by.
    if (new Set(nodes.map(({ agent }) => agent.heading.start.offset)).size < 2) return;
    for (const trigger of MESSAGE_TRIGGERS) {
      const naming = nodes.filter((node) => isWritten(node) && isNamed(node, trigger));
      const alive = new Set(
        naming.filter((node) => isSent(node, trigger)).map(({ agent }) => placeOf(agent)),
      );
      const dead = new Map(
        naming
          // Where the filter shuts out everything, `unwakeable-agent` says so.
          .filter((node) => node.isLive && !alive.has(placeOf(node.agent)))
          .map((node) => [node.agent, node]),
      );
      yield* faultsOf(document, trigger, dead);
    }
  },
  message: ({ actual, subject, reason }) => `${actual} never come to ${subject}: ${reason}`,
  advise: ({ expected }) => `leave it out; what comes: ${expected.join(', ')}`,
});

function* faultsOf(
  document: OrgDocument,
  trigger: MessageTrigger,
  dead: ReadonlyMap<Agent, WakeNode>,
): Iterable<Fault> {
  for (const place of shareByOrigin([...dead.keys()], ({ origins }) => origins.triggerOn)) {
    const { agents, origin, related } = place;
    const node = dead.get(agents[0]);
    if (node === undefined) continue;
    const isAtValue = 'range' in origin && origin.range === place.range;
    const range = (isAtValue ? wakeOnItem(document, origin.range, trigger) : null) ?? place.range;
    yield {
      ...faultIn(document, range, { subject: nameAgents(agents), related }),
      actual: eventName(trigger),
      reason: whyNever(node, trigger),
      expected: eventsThatCome(node),
    };
  }
}

/** Names it; the five messages together are no choice of one of them. */
function isNamed({ agent }: WakeNode, trigger: MessageTrigger): boolean {
  const { mode, triggerOn } = agent.trigger;
  return mode === 'event-driven' && namesTrigger(triggerOn, trigger);
}

/** A default of the org is for agents to come too; a role's field and a department's are for those who are there. */
function isWritten({ agent }: WakeNode): boolean {
  const { kind } = agent.origins.triggerOn;
  return kind === 'role-field' || kind === 'department-field';
}

function isSent(node: WakeNode, trigger: MessageTrigger): boolean {
  return sendersOf(node, trigger).length > 0;
}

function placeOf({ origins: { triggerOn } }: Agent): number {
  return 'range' in triggerOn ? triggerOn.range.start.offset : -1;
}

function whyNever({ manager, below, agent }: WakeNode, trigger: MessageTrigger): string {
  if (trigger === 'task_assigned') {
    return manager === null
      ? 'the human principal above gives orders, not tasks'
      : `${shorten(manager.agent.name)} may not delegate`;
  }
  return below.members.length === 0
    ? 'nobody reports there'
    : `${shorten(agent.name)} may not delegate`;
}
