// What one answer has decided so far, while its actions are checked one after the other: the books themselves stay as they are.

import type { LiveTask, Wait } from './live-task.js';

export class TurnDraft {
  readonly #completed = new Set<LiveTask>();
  readonly #gave = new Set<LiveTask>();
  readonly #handled = new Set<Wait>();
  readonly #escalated = new Set<LiveTask>();
  readonly #worked = new Set<LiveTask>();
  /** Tasks given away, and requests decided. */
  given = 0;
  decided = 0;

  complete(task: LiveTask): void {
    this.#completed.add(task);
  }

  give(parent: LiveTask | null): void {
    this.given += 1;
    if (parent !== null) this.#gave.add(parent);
  }

  /** Answered or passed on. */
  handle(wait: Wait): void {
    this.#handled.add(wait);
  }

  escalate(task: LiveTask): void {
    this.#escalated.add(task);
  }

  work(task: LiveTask): void {
    this.#worked.add(task);
  }

  isOpen(task: LiveTask): boolean {
    return task.isOpen && !this.#completed.has(task);
  }

  isHandled(wait: Wait): boolean {
    return this.#handled.has(wait);
  }

  isWaiting(task: LiveTask): boolean {
    return task.wait !== null || this.#escalated.has(task);
  }

  hasWorked(task: LiveTask): boolean {
    return this.#worked.has(task);
  }

  /** Whether something that was given away for it is not complete. */
  hasOpenParts(task: LiveTask): boolean {
    return this.#gave.has(task) || task.children.some(({ isOpen }) => isOpen);
  }

  /** Work was done on something that needs another turn. */
  get isUnderWay(): boolean {
    return [...this.#worked].some((task) => this.isOpen(task) && !this.isWaiting(task));
  }
}
