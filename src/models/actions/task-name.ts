// What a task is called in a live run: one name in the prompt, in the books and in what is sent.

import type { Message } from '#engine/types';

/** What a model can repeat without a slip. */
const PLAIN = /^[\w.:-]{1,120}$/u;

/**
 * An order's task is `order-MESSAGE`: whoever ordered may have called it anything, or nothing. Any other message names its
 * task itself; null where it names none, or none that could be repeated.
 */
export function taskNameOf({
  kind,
  id,
  task,
}: Pick<Message, 'kind' | 'id' | 'task'>): string | null {
  if (kind === 'order') return `order-${id}`;
  return task !== null && PLAIN.test(task) ? task : null;
}
