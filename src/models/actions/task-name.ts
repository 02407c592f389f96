// What a task is called in a live run: one name in the prompt, in the books and in what is sent.

import type { Message } from '#engine/types';

/** What a model can repeat without a slip. */
const PLAIN = /^[\w.:-]{1,120}$/u;

/**
 * As its message calls it. An order that calls it nothing, or what could not be repeated, gets `order-MESSAGE`; null for any
 * other such message.
 */
export function taskNameOf({
  kind,
  id,
  task,
}: Pick<Message, 'kind' | 'id' | 'task'>): string | null {
  if (task !== null && PLAIN.test(task)) return task;
  return kind === 'order' ? `order-${id}` : null;
}
