// The changing part of a prompt: why the agent is awake, its mail, its tasks, what it may still spend. Bounded in size,
// however much came.

import type { Message } from '#engine/types';
import { amountText, budgetText } from './org-block.js';
import { nameOf, quoteData, quoteInline } from './quote-data.js';
import type { BudgetLeft, PromptTask, Situation } from './types.js';
import { byKind, countOfKind, reasonLines } from './wake-reasons.js';

/** Messages shown in full; the rest are counted. */
const MESSAGES_MAX = 10;
/** Of one body, and of all together: a storm of long messages is no reason to pay for all of them at each wake. */
const BODY_CHARACTERS_MAX = 8000;
export const BODIES_CHARACTERS_MAX = 24_000;
const TASKS_MAX = 20;
const TASK_CHARACTERS_MAX = 300;
const BUDGETS_MAX = 20;
const ATTRIBUTES_MAX = 10;

/** A block each: why, the inbox, tasks, budgets. */
export function wakeBlocks(
  situation: Situation,
  nameById: (id: string) => string,
): readonly string[] {
  const { invocation, when, openTasks, budgetsLeft } = situation;
  return [
    `It is ${when}, tick ${invocation.tick}.`,
    ['You are being invoked because:', ...reasonLines(invocation, nameById)].join('\n'),
    inboxText(invocation.messages, invocation.tick, nameById),
    tasksText(openTasks, nameById),
    ...budgetParagraph(budgetsLeft),
  ];
}

function inboxText(
  messages: readonly Message[],
  tick: number,
  nameById: (id: string) => string,
): string {
  if (messages.length === 0) return 'Your inbox is empty.';
  const shown = messages.slice(0, MESSAGES_MAX);
  const rest = messages.slice(MESSAGES_MAX);
  let room = BODIES_CHARACTERS_MAX;
  const texts = shown.map((message, index) => {
    // What is left is shared, so that one long body does not hide those after it.
    const most = Math.min(BODY_CHARACTERS_MAX, Math.floor(room / (shown.length - index)));
    room -= Math.min(most, message.body.length);
    return [headOf(message, index + 1, tick, nameById), quoteData(message.body, most)].join('\n');
  });
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

function headOf(
  { kind, from, priority, task, arrival, attributes, escalationReason }: Message,
  number: number,
  tick: number,
  nameById: (id: string) => string,
): string {
  const why = escalationReason === null ? '' : ` (${escalationReason})`;
  const about = task === null ? '' : `, task ${nameOf(task)}`;
  const facts = Object.entries(attributes ?? {})
    .slice(0, ATTRIBUTES_MAX)
    .map(([key, value]) => `, ${nameOf(key, 40)}: ${quoteInline(value, 200)}`)
    .join('');
  const age = tick - arrival;
  const came = age === 0 ? 'just now' : `${age} ${age === 1 ? 'tick' : 'ticks'} ago`;
  return `${number}. ${kind}${why} from ${nameById(from)}, ${priority}, ${came}${about}${facts}:`;
}

function tasksText(tasks: readonly PromptTask[], nameById: (id: string) => string): string {
  if (tasks.length === 0) return 'You have no open task.';
  const lines = tasks
    .slice(0, TASKS_MAX)
    .map(
      ({ id, from, body }) =>
        `- ${nameOf(id)} from ${nameById(from)}: ${quoteInline(body, TASK_CHARACTERS_MAX)}`,
    );
  const rest = tasks.length - lines.length;
  return [
    'Your open tasks, oldest first:',
    ...lines,
    ...(rest === 0 ? [] : [`- and ${rest} more`]),
  ].join('\n');
}

function budgetParagraph(budgets: readonly BudgetLeft[]): string[] {
  if (budgets.length === 0) return [];
  const lines = budgets.slice(0, BUDGETS_MAX).map((budget) => {
    const left = budget.left === null ? 'an unknown part' : amountText(budget.unit, budget.left);
    return `- ${left} of ${budgetText(budget)}`;
  });
  return [['Left to spend:', ...lines].join('\n')];
}
