// What a person wants of a run that is taken up: orders, answers, decisions, as events for the engine. Refuses what nobody
// waits for.

import { OrgsimError } from '#base/errors';
import { createOrderDesk } from '#behavior/order-desk';
import { createOrderTexts } from '#behavior/order-texts';
import type { OutsideEvent } from '#engine/types';
import type { DoubtDecision } from '#live/doubts';
import { HUMAN_PRINCIPAL } from '#org/names';
import type { Org } from '#org/types';

export interface PersonWishes {
  /** What becomes of calls in doubt; null for what was decided before, else hold. */
  readonly inDoubt: DoubtDecision | null;
  readonly orders: readonly string[];
  readonly answers: readonly { readonly task: string; readonly text: string }[];
  readonly decision: 'approve' | 'reject' | null;
}

/** What waits for a person. */
export interface Waiting {
  readonly escalations: readonly { readonly task: string; readonly from: string }[];
  readonly requests: number;
}

/** Throws an OrgsimError of code `usage` for an answer that nobody waits for. */
export function eventsOfWishes(
  { orders, answers, decision }: PersonWishes,
  waiting: Waiting,
  org: Org,
): readonly OutsideEvent[] {
  const given = createOrderTexts(orders, org, createOrderDesk(org)).eventsAt(0);
  const said = answers.map(({ task, text }): OutsideEvent => {
    const to = waiting.escalations.find((one) => one.task === task)?.from;
    if (to === undefined) throw nobodyWaits(task, waiting);
    return { from: HUMAN_PRINCIPAL, action: { type: 'answer', to, task, body: text } };
  });
  if (decision !== null && waiting.requests === 0) {
    throw new OrgsimError(
      'usage',
      `--${decision} decides a request, and none waits for you.`,
      `Leave out --${decision}.`,
    );
  }
  const decided: OutsideEvent[] =
    decision === null ? [] : [{ from: HUMAN_PRINCIPAL, action: { type: decision } }];
  return [...given.map(withoutTask), ...said, ...decided];
}

/** In a live run an order is named by its message. */
function withoutTask(event: OutsideEvent): OutsideEvent {
  if (event.action.type !== 'order') return event;
  const { task: _task, ...action } = event.action;
  return { from: event.from, action };
}

function nobodyWaits(task: string, { escalations }: Waiting): OrgsimError {
  const known = escalations.map((one) => one.task);
  return new OrgsimError(
    'usage',
    `No escalation of ${task} waits for your answer.`,
    known.length === 0
      ? 'None waits at all: leave out --answer.'
      : `These wait: ${known.join(', ')}.`,
  );
}
