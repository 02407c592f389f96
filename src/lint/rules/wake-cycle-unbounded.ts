// Agents that can wake each other with messages for ever: nobody in the circle waits.

import type { OrgDocument } from '#document/types';
import type { Agent } from '#org/types';
import type { Fault } from '../define-rule.js';
import { defineRule } from '../define-rule.js';
import { exampleStructure } from '../example-org.js';
import { faultIn } from '../fault-at.js';
import { messageCircles } from '../wake-graph/message-circles.js';
import { wakeGraphOf } from '../wake-graph/wake-graph.js';
import type { WakeNode } from '../wake-graph/wake-node.js';
import { wakeOnItem } from '../wake-on-items.js';
import { shorten } from '../words.js';

/** Most names on the path, and most places beside the first. */
const NAMES_MAX = 4;
const RELATED_MAX = 3;

const EVENT_DRIVEN = '- **Trigger:** event-driven';

/** A writer and an editor below a COO; `editor` are the editor's lines. */
function examplePair(writer: string, ...editor: readonly string[]): string {
  return exampleStructure(
    '### COO',
    '',
    EVENT_DRIVEN,
    '',
    '#### Writer',
    '',
    EVENT_DRIVEN,
    `- **Wake on:** ${writer}`,
    '',
    '#### Editor',
    '',
    EVENT_DRIVEN,
    ...editor,
  );
}

export const wakeCycleUnbounded = defineRule({
  id: 'wake-cycle-unbounded',
  severity: 'warning',
  summary: 'agents that wake each other with messages, with no window and no cooldown',
  docs: () => ({
    why: 'Two agents that thank each other never stop. Nobody counts the messages, every one of them is a paid call, and the bill is what is noticed.',
    engine:
      'One exchange a tick: a message wakes its reader in the same tick, the answer comes in the next. A batch window or a cooldown of any member spaces the exchanges out. `all` is not taken for a wish to be written to.',
    whenOff: 'Where something outside of the file bounds their talk.',
  }),
  examples: () => ({
    good: [
      examplePair('tasks, messages', '- **Wake on:** tasks'),
      examplePair('tasks, messages', '- **Wake on:** tasks, messages', '- **Cooldown:** 10 min'),
      examplePair(
        'messages',
        '- **Wake on:** messages',
        '- **Batch window:** 20 ticks (for messages)',
      ),
      examplePair('all', '- **Wake on:** all'),
    ],
    bad: [
      { source: examplePair('tasks, messages', '- **Wake on:** messages, tasks'), at: 'messages' },
      {
        source: exampleStructure(
          '### COO',
          '',
          EVENT_DRIVEN,
          '- **Wake on:** orders, escalations, messages',
          '',
          '#### Writer',
          '',
          EVENT_DRIVEN,
          '- **Wake on:** tasks, message_received',
        ),
        at: 'messages',
      },
      {
        source: exampleStructure(
          '### COO',
          '',
          EVENT_DRIVEN,
          '',
          '#### Writers',
          '',
          '- **Count:** 3',
          EVENT_DRIVEN,
          '- **Wake on:** tasks, messages',
        ),
        at: 'messages',
      },
    ],
  }),
  check: function* ({ document, org }): Iterable<Fault> {
    const told = new Set<number>();
    for (const circle of messageCircles(wakeGraphOf(org))) {
      const places = placesOf(document, circle);
      const [first] = places;
      if (first === undefined || (first.isShared && told.has(first.range.start.offset))) continue;
      told.add(first.range.start.offset);
      const [{ agent } = { agent: null }] = circle;
      yield faultIn(document, first.range, {
        subject: agent?.name ?? '',
        reason: pathOf(circle.map((node) => node.agent)),
        related: places.slice(1, RELATED_MAX + 1).map(({ range, name }) => ({
          message: `${shorten(name)} wakes on messages here`,
          range,
        })),
      });
    }
  },
  message: ({ reason }) =>
    `messages may go round for ever, an exchange a tick, with no window and no cooldown: ${reason}`,
  advise: () => 'give one of them a cooldown, or a batch window (for messages)',
});

function pathOf(agents: readonly Agent[]): string {
  const names = agents.slice(0, NAMES_MAX).map(({ name }) => shorten(name));
  const more = agents.length - names.length;
  const [first = ''] = names;
  return [...names, ...(more > 0 ? [`${more} more`] : []), first].join(' → ');
}

interface NamedPlace {
  readonly range: Fault['range'];
  readonly name: string;
  /** All members have it from this one default. */
  readonly isShared: boolean;
}

/** Where the members name messages, each place once. */
function placesOf(document: OrgDocument, circle: readonly WakeNode[]): NamedPlace[] {
  const places = circle.map(({ agent }) => placeOf(document, agent));
  const each = [...new Map(places.map((place) => [place.range.start.offset, place])).values()];
  const inherited = circle.map(({ agent: { origins } }) => origins.triggerOn);
  const [origin] = inherited;
  const isOne = inherited.every((other) => origin !== undefined && isSamePlace(origin, other));
  const isRole = origin?.kind === 'role-field';
  if (!isOne || isRole || origin === undefined || !('range' in origin)) return each;
  const range = wakeOnItem(document, origin.range, 'message_received') ?? origin.range;
  return [{ range, name: '', isShared: true }, ...each];
}

function placeOf(document: OrgDocument, { name, heading, origins }: Agent): NamedPlace {
  const { triggerOn } = origins;
  if (triggerOn.kind !== 'role-field') return { range: heading, name, isShared: false };
  const item = wakeOnItem(document, triggerOn.range, 'message_received');
  return { range: item ?? triggerOn.range, name, isShared: false };
}

type Origins = Agent['origins']['triggerOn'];

function isSamePlace(a: Origins, b: Origins): boolean {
  return 'range' in a && 'range' in b && a.range.start.offset === b.range.start.offset;
}
