// The prompts of an ORG.md given as text, and messages to put into them.
import type { Message } from '#engine/types';
import { loadOrg } from '#main/load-org';
import { createPromptBook } from '#models/prompt/create-prompt-book';
import type { PromptBook, Situation } from '#models/prompt/types';
import { joinBlocks } from '#models/prompt/types';
import type { Org } from '#org/types';

export function promptsOf(text: string): { org: Org; book: PromptBook } {
  const { org } = loadOrg({ name: 'ORG.md', text });
  return { org, book: createPromptBook(org) };
}

export function messageOf(parts: Partial<Message>): Message {
  return {
    id: 1,
    kind: 'message',
    trigger: 'message_received',
    from: 'coo',
    to: 'lead',
    priority: 'normal',
    arrival: 5,
    task: null,
    body: 'Hello',
    attributes: null,
    escalationReason: null,
    dueAtOnce: false,
    chain: null,
    ...parts,
  };
}

export function situationOf(parts: Partial<Situation['invocation']>): Situation {
  return {
    invocation: {
      tick: 7,
      reasons: ['message'],
      messages: [],
      timers: [],
      thresholds: [],
      slept: 7,
      ...parts,
    },
    when: 'Mon 5 Jan 00:03',
    openTasks: [],
    budgetsLeft: [],
  };
}

/** The changing part as it is sent. */
export function wakeOf(book: PromptBook, id: string, situation: Situation): string {
  return joinBlocks(book.wakeOf(id, situation));
}
