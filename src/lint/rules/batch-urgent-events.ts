// A batch window that holds back escalations or orders.

import type { OrgDocument } from '#document/types';
import type { MessageTrigger } from '#org/names';
import type { Agent, Org } from '#org/types';
import { readBatchWindow } from '#org/values/read-batch-window';
import { hasIdleWindow } from '../batch-gains.js';
import { URGENT_TRIGGERS, windowFor } from '../batch-waits.js';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleReport, exampleSleeper, exampleStructure, exampleTeam } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import type { Fix } from '../finding.js';
import { replaceFault } from '../fix-spelling.js';
import { nameAgents, shareByOrigin } from '../share-faults.js';
import { countTicks } from '../words.js';

const NAMES = {
  escalation_received: 'escalations',
  order_received: 'orders',
} as const;

/** A window for all triggers that is no longer than this is only told: the format's own examples have one of 90 s. */
const BRIEF_SECONDS = 90;

export const batchUrgentEvents = defineRule({
  id: 'batch-urgent-events',
  severity: 'warning',
  summary: 'a batch window that escalations or orders wait for',
  docs: () => ({
    why: 'Behind an escalation an agent stands still, behind an order a person waits. Reports of work done are what is worth gathering.',
    engine:
      'A window for all triggers is one for these too. Only `critical` mail passes it; escalations and orders are `high` unless said. A window for all of no more than 90 s is an info.',
    whenOff: 'Where orders come in numbers and nobody waits for the single one.',
  }),
  examples: () => ({
    good: [
      exampleSleeper('- **Batch window:** 3 ticks for completions'),
      exampleReport('- **Wake on:** tasks, messages', '- **Batch window:** 3 ticks'),
      exampleSleeper('- **Batch window:** 3 ticks, 0 for escalations and orders'),
      exampleSleeper('- **Batch window:** 3 ticks, 0 for high priority'),
      exampleStructure(
        '### COO',
        '',
        '- **Model:** claude-haiku',
        '',
        '#### Worker',
        '',
        '- **Trigger:** event-driven',
        '- **Batch window:** 2 ticks',
      ),
    ],
    bad: [
      { source: exampleSleeper('- **Batch window:** 10 ticks'), at: '10 ticks' },
      {
        source: exampleSleeper('- **Batch window:** 3 ticks'),
        at: '3 ticks',
        severity: 'info',
      },
      {
        source: exampleTeam(
          '- **Wake on:** escalations, completions',
          '- **Batch window:** 5 min, 0 for orders',
        ),
        at: '5 min, 0 for orders',
      },
      {
        source: exampleSleeper('- **Batch window:** 1 tick for escalations'),
        at: '1 tick for escalations',
      },
      {
        source: exampleStructure(
          '### Yard',
          '',
          '- **Trigger:** event-driven',
          '- **Wake on:** escalations, tasks',
          '- **Batch window:** 4 ticks',
          '',
          '#### Lead',
          '',
          '#### Second Lead',
        ),
        at: '4 ticks',
      },
    ],
  }),
  check: function* ({ org, document }): Iterable<Fault> {
    const managers = new Set(org.agents.map(({ reportsTo }) => reportsTo));
    const held = new Map(
      org.agents.flatMap((agent) => {
        const events = heldEvents(agent, managers);
        // A window that holds back everything for nothing is told as such: batch-not-reachable.
        const isTold = !isNamed(agent, events) && hasIdleWindow(agent, org.tickSeconds);
        return events.length === 0 || isTold ? [] : [[agent, events] as const];
      }),
    );
    for (const place of shareByOrigin([...held.keys()], ({ origins }) => origins.batchWindow)) {
      const [first] = place.agents;
      const events = held.get(first) ?? [];
      const ticks = Math.max(...events.map((event) => windowFor(first.trigger, event, 'high')));
      const isBrief = ticks * org.tickSeconds <= BRIEF_SECONDS && !isNamed(first, events);
      yield faultIn(document, place.range, {
        ...(isBrief && { severity: 'info' }),
        subject: nameAgents(place.agents),
        reason: `${nameEvents(events)} wait ${countTicks(ticks)}`,
        expected:
          place.origin.kind === 'culture-default' ? [] : exempting(document, place.range, events),
        related: place.related,
      });
    }
  },
  message: ({ subject, reason }) =>
    `${reason} before they wake ${subject}, and whoever sent them waits too`,
  advise: ({ expected: [value] }) =>
    value === undefined
      ? 'name what is worth gathering: "3 ticks for completions"'
      : `write "${value}", or name what is worth gathering: "3 ticks for completions"`,
  fix: suggestExemption,
});

/** The urgent triggers that wake the agent after a window: named by its file, or sent along the chart. */
function heldEvents(
  { id, reportsTo, trigger, origins }: Agent,
  managers: ReadonlySet<Org['agents'][number]['reportsTo']>,
): MessageTrigger[] {
  if (trigger.mode !== 'event-driven') return [];
  const mayCome = { escalation_received: managers.has(id), order_received: reportsTo === null };
  return URGENT_TRIGGERS.filter((event) => {
    if (windowFor(trigger, event, 'high') === 0) return false;
    if (trigger.triggerOn === 'all') return mayCome[event] || event in trigger.batchOverrides;
    // Named on a role and sent by nobody, it waits for nothing: dead-wake-event.
    const isOwn = origins.triggerOn.kind === 'role-field';
    const isSent = event === 'order_received' || mayCome[event] || !isOwn;
    return isSent && trigger.triggerOn.some((wanted) => wanted.trigger === event);
  });
}

/** Whether a window of their own holds the events back, rather than the one for all that comes. */
function isNamed({ trigger }: Agent, events: readonly MessageTrigger[]): boolean {
  return (
    events.some((event) => event in trigger.batchOverrides) ||
    'priority:high' in trigger.batchOverrides
  );
}

function nameEvents(events: readonly MessageTrigger[]): string {
  return URGENT_TRIGGERS.filter((event) => events.includes(event))
    .map((event) => NAMES[event])
    .join(' and ');
}

/** The value with an exemption for the events, where it holds a window for all triggers and none for them. */
function exempting(
  { source }: OrgDocument,
  { start, end }: Fault['range'],
  events: readonly MessageTrigger[],
): string[] {
  const written = source.slice(start.offset, end.offset);
  const { value } = readBatchWindow(written);
  const isPlain = value !== null && value.window !== null;
  const isStated = value?.overrides.some(
    ({ key }) => key === 'priority:high' || events.some((event) => event === key),
  );
  return isPlain && isStated === false ? [`${written}, 0 for ${nameEvents(events)}`] : [];
}

function suggestExemption(fault: Fault, document: OrgDocument): Fix | null {
  const [value] = fault.expected;
  return value === undefined ? null : replaceFault(fault, document, value, false);
}
