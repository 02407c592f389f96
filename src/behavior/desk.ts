// What every agent of the flow has: a desk that takes work in and gives it back. One kind does it, the other shares it out.

import type { Action, Message, TurnsAhead } from '#engine/types';

export interface Desk {
  /** An order or a delegation. */
  take(message: Message): readonly Action[];
  /** Somebody completed what this desk gave away. */
  close(message: Message): readonly Action[];
  /** Somebody answered. */
  resume(message: Message): void;
  /** One turn of the agent's own work. */
  turn(tick: number): readonly Action[];
  /** Whether another turn would find something to do. */
  hasWork(): boolean;
  /** The turns that come next as long as nothing new does, if they are all alike. */
  lookAhead(): TurnsAhead | null;
  /** Goes on by that many of the turns that were ahead. */
  skip(turns: number): void;
}

/**
 * The name under which a desk keeps the work that a message brings: the task's own, or one made of the message's number.
 * `taken` are the names of what is open at this desk; the new one is added.
 */
export function taskKey({ id, task }: Message, taken: Set<string>): string {
  let key = task ?? `message-${id}`;
  while (taken.has(key)) key = `${key}-${id}`;
  taken.add(key);
  return key;
}

/** The completion of what `message` brought, to who sent it; to nobody when that is nobody in or above the org. */
export function completeTask(
  { from, task, body }: Message,
  key: string,
  isReachable: (name: string) => boolean,
): readonly Action[] {
  if (!isReachable(from)) return [];
  return [{ type: 'completion', to: from, task: task ?? key, body: `Done: ${body}` }];
}
