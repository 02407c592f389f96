// What chance decides about orders and tasks. Every draw is keyed by what it is for, so that the same seed gives the same
// order the same tasks, whoever asks first.

import type { RandomStream } from '#base/random-streams';
import { drawInteger, randomStreams } from '#base/random-streams';
import type { NumberRange, Workload } from '#org/types';

export interface TaskPlan {
  /** Turns of work that it takes: at least 1. */
  readonly effort: number;
  /** After how many of them it gets stuck, or null when it never does. */
  readonly stuckAfter: number | null;
}

export class TaskDraws {
  readonly #workload: Workload;
  readonly #ofOrder: (order: string) => RandomStream;
  readonly #ofTask: (task: string) => RandomStream;
  readonly #ofResolving: (taskAtLevel: string) => RandomStream;

  constructor(seed: number, workload: Workload) {
    this.#workload = workload;
    this.#ofOrder = randomStreams(seed, 'tasks of ');
    this.#ofTask = randomStreams(seed, 'task ');
    this.#ofResolving = randomStreams(seed, 'resolve ');
  }

  /** Into how many tasks an order is split: at least 1. */
  tasksOf(order: string): number {
    return drawFrom(this.#ofOrder(order), this.#workload.tasksPerOrder);
  }

  planOf(task: string): TaskPlan {
    const stream = this.#ofTask(task);
    const effort = drawFrom(stream, this.#workload.effortTicks);
    if (stream() >= this.#workload.blocked) return { effort, stuckAfter: null };
    // Part-way: not before the first turn, unless there is only one.
    return { effort, stuckAfter: drawInteger(stream, Math.min(1, effort - 1), effort - 1) };
  }

  /** Whether a manager resolves what blocks the task, `level` levels above who does it. */
  isResolved(task: string, level: number): boolean {
    return this.#ofResolving(`${task} at ${level}`)() < this.#workload.resolvedByManager;
  }
}

function drawFrom(stream: RandomStream, { low, high }: NumberRange): number {
  return Math.max(1, drawInteger(stream, Math.round(low), Math.round(high)));
}
