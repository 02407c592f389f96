// The changing part of a prompt: why the agent is awake, its mail, its tasks, what it may still spend. Bounded in size,
// however much came.

import type { Message, MessageKind } from '#engine/types';
import { taskNameOf } from '../actions/task-name.js';
import { escalationParagraph, givenParagraphs, requestParagraph, tasksText } from './books-text.js';
import { inboxText, MESSAGES_MAX } from './inbox-text.js';
import { amountText, budgetText } from './org-block.js';
import { shareOf } from './quote-room.js';
import type { BudgetLeft, Situation } from './types.js';
import { joinBlocks } from './types.js';
import { reasonLines } from './wake-reasons.js';

/** UTF-8 bytes of the whole changing part, whatever came: of an org with up to ten timers and thresholds an agent. */
export const WAKE_BYTES_MAX = 80_000;

/** Of what is shown of long texts and long lists, from all of it to next to nothing: the first that fits. */
const SHARES = [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32, 0];

const BUDGETS_MAX = 20;

/** A block each: why, the inbox, tasks, what was given away, what waits, budgets. */
export function wakeBlocks(
  situation: Situation,
  nameById: (id: string) => string,
  bytesMax: number = WAKE_BYTES_MAX,
): readonly string[] {
  const most = Math.min(bytesMax, WAKE_BYTES_MAX);
  let blocks: readonly string[] = [];
  for (const share of SHARES) {
    blocks = blocksAt(share, situation, nameById);
    if (bytesOf(blocks) <= most) break;
  }
  return blocks;
}

/** UTF-8, as they are sent. */
export function bytesOf(blocks: readonly string[]): number {
  return new TextEncoder().encode(joinBlocks(blocks)).length;
}

function blocksAt(
  share: number,
  situation: Situation,
  nameById: (id: string) => string,
): readonly string[] {
  const { invocation, when, openTasks, budgetsLeft } = situation;
  const { given = [], escalations = [], requests = [] } = situation;
  const shown = invocation.messages.slice(0, shareOf(MESSAGES_MAX, share));
  const brought = tasksIn(shown, ['order', 'delegation']);
  const handedIn = tasksIn(shown, ['completion']);
  return [
    `It is ${when}, tick ${invocation.tick}.`,
    ['You are being invoked because:', ...reasonLines(invocation, nameById)].join('\n'),
    inboxText(invocation.messages, invocation.tick, nameById, share),
    tasksText(openTasks, brought, nameById, share),
    ...givenParagraphs(given, handedIn, nameById, share),
    ...escalationParagraph(escalations, nameById, share),
    ...requestParagraph(requests, nameById, share),
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
