// What every agent of the flow has: a desk that takes work in and gives it back. One kind does it, the other shares it out.

import type { Action, Message, TurnsAhead } from '#engine/types';
import type { Chart } from '#org/chart';
import type { Culture } from '#org/types';
import type { StuckTasks } from './stuck-tasks.js';
import type { TaskDraws } from './task-draws.js';

/** What a desk does goes to the end of the `actions` it is given. */
export interface Desk {
  /** An order or a delegation. */
  take(message: Message, actions: Action[]): void;
  /** Somebody completed what this desk gave away. */
  close(message: Message, actions: Action[]): void;
  /** Somebody answered. */
  resume(message: Message): void;
  /** One turn of the agent's own work. */
  turn(tick: number, actions: Action[]): void;
  /** Whether another turn would find something to do. */
  hasWork(): boolean;
  /** The turns that come next as long as nothing new does, if they are all alike. */
  lookAhead(): TurnsAhead | null;
  /** Goes on by that many of the turns that were ahead. */
  skip(turns: number): void;
}

/** What all desks of an org have in common. */
export interface Surroundings {
  readonly chart: Chart;
  /** How many do the work below each agent, by id. */
  readonly workersBelow: ReadonlyMap<string, number>;
  readonly culture: Culture;
  readonly draws: TaskDraws;
  readonly stuck: StuckTasks;
  /** Whether a name is somebody in the org or above it. */
  isReachable(name: string): boolean;
}

/**
 * The name under which a desk keeps the work that a message brings: the task's own, or one made of the message's number.
 * It differs from those of what is `open` at this desk.
 */
export function taskKey({ id, task }: Message, open: { has(key: string): boolean }): string {
  let key = task ?? `message-${id}`;
  while (open.has(key)) key = `${key}-${id}`;
  return key;
}

/** The completion of what `message` brought, to who sent it; null when that is nobody in or above the org. */
export function completionOf(
  { from, task, body }: Message,
  key: string,
  surroundings: Surroundings,
): Action | null {
  if (!surroundings.isReachable(from)) return null;
  return { type: 'completion', to: from, task: task ?? key, body: `Done: ${body}` };
}
