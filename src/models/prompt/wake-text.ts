// The changing part of a prompt: why the agent is awake, its mail, its tasks, what it may still spend. Bounded in size,
// however much came.

import type { Message, MessageKind } from '#engine/types';
import { taskNameOf } from '../actions/task-name.js';
import { escalationParagraph, givenParagraphs, requestParagraph, tasksText } from './books-text.js';
import { inboxText, MESSAGES_MAX } from './inbox-text.js';
import { amountText, budgetText } from './org-block.js';
import type { BudgetLeft, Situation } from './types.js';
import { reasonLines } from './wake-reasons.js';

/** UTF-8 bytes of the whole changing part, whatever came: of an org with up to ten timers and thresholds an agent. */
export const WAKE_BYTES_MAX = 400_000;

const BUDGETS_MAX = 20;

/** A block each: why, the inbox, tasks, what was given away, what waits, budgets. */
export function wakeBlocks(
  situation: Situation,
  nameById: (id: string) => string,
): readonly string[] {
  const { invocation, when, openTasks, budgetsLeft } = situation;
  const { given = [], escalations = [], requests = [] } = situation;
  const shown = invocation.messages.slice(0, MESSAGES_MAX);
  const brought = tasksIn(shown, ['order', 'delegation']);
  const handedIn = tasksIn(shown, ['completion']);
  return [
    `It is ${when}, tick ${invocation.tick}.`,
    ['You are being invoked because:', ...reasonLines(invocation, nameById)].join('\n'),
    inboxText(invocation.messages, invocation.tick, nameById),
    tasksText(openTasks, brought, nameById),
    ...givenParagraphs(given, handedIn, nameById),
    ...escalationParagraph(escalations, nameById),
    ...requestParagraph(requests, nameById),
    ...budgetParagraph(budgetsLeft),
  ];
}

/** Tasks about which there is a message of these kinds. */
function tasksIn(messages: readonly Message[], kinds: readonly MessageKind[]): ReadonlySet<string> {
  const about = messages.filter(({ kind }) => kinds.includes(kind));
  return new Set(about.flatMap((message) => taskNameOf(message) ?? []));
}

function budgetParagraph(budgets: readonly BudgetLeft[]): string[] {
  if (budgets.length === 0) return [];
  const lines = budgets.slice(0, BUDGETS_MAX).map((budget) => {
    const left = budget.left === null ? 'an unknown part' : amountText(budget.unit, budget.left);
    return `- ${left} of ${budgetText(budget)}`;
  });
  return [['Left to spend:', ...lines].join('\n')];
}
