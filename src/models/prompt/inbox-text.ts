// The mail of one wake: the first messages in full, the rest counted, however much came.

import type { Message } from '#engine/types';
import { taskNameOf } from '../actions/task-name.js';
import { nameOf, quoteInline } from './quote-data.js';
import { QuoteRoom, shareOf } from './quote-room.js';
import { byKind, countOfKind } from './wake-reasons.js';

/** Messages shown in full; the rest are counted. */
export const MESSAGES_MAX = 10;
/** Of one body, and of all together: a storm of long messages is no reason to pay for all of them at each wake. */
const BODY_CHARACTERS_MAX = 8000;
const BODIES_CHARACTERS_MAX = 24_000;
const ATTRIBUTES_MAX = 10;

export function inboxText(
  messages: readonly Message[],
  tick: number,
  nameById: (id: string) => string,
  share: number,
): string {
  if (messages.length === 0) return 'Your inbox is empty.';
  const most = shareOf(MESSAGES_MAX, share);
  const shown = messages.slice(0, most);
  const rest = messages.slice(most);
  const room = new QuoteRoom(BODIES_CHARACTERS_MAX * share, shown.length, BODY_CHARACTERS_MAX);
  const texts = shown.map((message, index) =>
    [headOf(message, index + 1, { tick, nameById, share }), room.quote(message.body)].join('\n'),
  );
  const counts = byKind(rest).map((group) =>
    countOfKind(group[0]?.kind ?? 'message', group.length),
  );
  return [
    'Your inbox:',
    ...texts,
    ...(rest.length === 0
      ? []
      : [`And ${rest.length} more that are not shown: ${counts.join(', ')}.`]),
  ].join('\n');
}

interface HeadOptions {
  readonly tick: number;
  readonly nameById: (id: string) => string;
  readonly share: number;
}

function headOf(message: Message, number: number, { tick, nameById, share }: HeadOptions): string {
  const { kind, from, priority, arrival, attributes, escalationReason } = message;
  const why = escalationReason === null ? '' : ` (${escalationReason})`;
  const task = taskNameOf(message) ?? message.task;
  const about = task === null ? '' : `, task ${nameOf(task)}`;
  const facts = Object.entries(attributes ?? {})
    .slice(0, shareOf(ATTRIBUTES_MAX, share))
    .map(([key, value]) => `, ${nameOf(key, 40)}: ${quoteInline(value, 200)}`)
    .join('');
  const age = tick - arrival;
  const came = age === 0 ? 'just now' : `${age} ${age === 1 ? 'tick' : 'ticks'} ago`;
  return `${number}. ${kind}${why} from ${nameById(from)}, ${priority}, ${came}${about}${facts}:`;
}
