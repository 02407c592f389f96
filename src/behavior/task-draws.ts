// What chance decides about orders and tasks. Every draw is keyed by what it is for, so that the same seed gives the same
// order the same tasks, whoever asks first.

import type { RandomStream } from '#base/random-streams';
import { drawInteger, randomStream } from '#base/random-streams';
import type { NumberRange, Workload } from '#org/types';

export class TaskDraws {
  readonly #seed: number;
  readonly #workload: Workload;

  constructor(seed: number, workload: Workload) {
    this.#seed = seed;
    this.#workload = workload;
  }

  /** Into how many tasks an order is split: at least 1. */
  tasksOf(order: string): number {
    return drawFrom(randomStream(this.#seed, `tasks of ${order}`), this.#workload.tasksPerOrder);
  }

  /** Turns of work that a task takes: at least 1. */
  effortOf(task: string): number {
    return drawFrom(randomStream(this.#seed, `effort of ${task}`), this.#workload.effortTicks);
  }

  /** After how many turns of its `effort` a task gets stuck, or null when it never does. */
  stuckAfter(task: string, effort: number): number | null {
    const stream = randomStream(this.#seed, `blocked ${task}`);
    if (stream() >= this.#workload.blocked) return null;
    // Part-way: not before the first turn, unless there is only one.
    return drawInteger(stream, Math.min(1, effort - 1), effort - 1);
  }

  /** Whether a manager resolves what blocks the task, `level` levels above who does it. */
  isResolved(task: string, level: number): boolean {
    return (
      randomStream(this.#seed, `resolve ${task} at ${level}`)() < this.#workload.resolvedByManager
    );
  }
}

function drawFrom(stream: RandomStream, { low, high }: NumberRange): number {
  return Math.max(1, drawInteger(stream, Math.round(low), Math.round(high)));
}
