// A batch window for all messages that hardly ever finds a second one.

import type { SourceRange } from '#base/source-range';
import type { OrgDocument } from '#document/types';
import type { Activity, Origin } from '#org/types';
import { pieceOf, splitAtCommas } from '#org/values/reading';
import { eventsAWake, hasIdleWindow } from '../batch-gains.js';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleReport, exampleRole } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { nameAgents, shareByOrigin } from '../share-faults.js';
import { ticksText } from '../span-text.js';

const EVENT_DRIVEN = '- **Trigger:** event-driven';

export const batchNotReachable = defineRule({
  id: 'batch-not-reachable',
  severity: 'warning',
  summary: 'a batch window for all messages that hardly ever batches any',
  docs: () => ({
    why: 'A window trades delay for fewer calls. Where messages are rarer than the window is long, there is nothing to take together: everybody waits and no call is saved.',
    engine:
      'The first message waits for the window to end, and what comes meanwhile is shown with it: on average 1 + rate x window messages a wake. The rate is the one of `Activity`, or that of its level: 5 events an hour from L9 on, 15 for L7 and L8, 80% of ticks below. The rule speaks below 1.2.',
    whenOff: 'Where messages come in bursts that the mean rate does not show.',
  }),
  examples: () => ({
    good: [
      exampleReport('- **Batch window:** 3 ticks'),
      exampleRole(
        EVENT_DRIVEN,
        '- **Batch window:** 3 ticks (for completions)',
        '- **Activity:** quiet',
      ),
      exampleReport('- **Level:** 4', '- **Batch window:** 1 tick'),
      exampleRole(EVENT_DRIVEN, '- **Batch window:** 0', '- **Activity:** quiet'),
    ],
    bad: [
      {
        source: exampleRole(EVENT_DRIVEN, '- **Batch window:** 3 ticks', '- **Activity:** quiet'),
        at: '3 ticks',
      },
      {
        source: exampleRole('- **Level:** 10', EVENT_DRIVEN, '- **Batch window:** 2 min'),
        at: '2 min',
      },
      {
        source: exampleRole(
          EVENT_DRIVEN,
          '- **Batch window:** 4 ticks, 9 ticks for low priority',
          '- **Activity:** 20 events/day',
        ),
        at: '4 ticks',
      },
    ],
  }),
  check: function* ({ document, org }): Iterable<Fault> {
    const { tickSeconds } = org;
    const late = org.agents.filter((agent) => hasIdleWindow(agent, tickSeconds));
    for (const place of shareByOrigin(late, ({ origins }) => origins.batchWindow)) {
      const { agents, origin, related } = place;
      const [agent] = agents;
      const range = windowPlace(document, origin, place.range);
      const { batchWindow } = agent.trigger;
      const ticks = `${batchWindow} tick${batchWindow === 1 ? '' : 's'}`;
      const window = ticksText(batchWindow, tickSeconds);
      const expected = eventsAWake(agent, tickSeconds).toFixed(2);
      yield faultIn(document, range, {
        subject: nameAgents(agents),
        reason: `${window} to find ${expected} of them a wake, at ${activityText(agent.activity)}`,
        expected: [`${ticks} (for completions)`],
        related,
      });
    }
  },
  message: ({ subject, reason }) => `every message to ${subject} would wait ${reason}`,
  advise: ({ expected }) =>
    `leave it out, or keep it to what comes in numbers: ${expected.join('')}`,
});

/** The window for all among those that the value lists. */
function windowPlace(document: OrgDocument, origin: Origin, range: SourceRange): SourceRange {
  if (!('range' in origin) || origin.range !== range) return range;
  const { start, end } = range;
  const text = document.source.slice(start.offset, end.offset);
  const plain = splitAtCommas(pieceOf(text)).find((piece) => !/\(|\bfor\b/iu.test(piece.text));
  if (plain === undefined) return range;
  const from = start.offset + plain.start;
  return document.rangeAt(from, from + plain.text.length);
}

function activityText(activity: Activity): string {
  switch (activity.kind) {
    case 'events':
      return `${number(activity.perHour.high)} event${activity.perHour.high === 1 ? '' : 's'} an hour`;
    case 'busy':
      return `${number(activity.share * 100)}% of ticks busy`;
    case 'tokens':
      return `${number(activity.perDay.high)} tokens a day`;
  }
}

function number(value: number): string {
  return String(Number(value.toPrecision(2)));
}
