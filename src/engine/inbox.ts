// What waits for one agent. Nothing is ever dropped: received = processed + pending.

import type { Message } from './types.js';

const NOTHING: readonly Message[] = [];

export class Inbox {
  totalReceived = 0;
  totalProcessed = 0;
  #pending: Message[] = [];

  /** Oldest first. Changes with the inbox. */
  getPending(): readonly Message[] {
    return this.#pending;
  }

  receive(message: Message): void {
    this.#pending.push(message);
    this.totalReceived += 1;
  }

  /** Takes out what was shown to the agent. Messages that are not pending are ignored. */
  markProcessed(shown: readonly Message[]): void {
    const ids = new Set(shown.map((message) => message.id));
    const left = this.#pending.filter((message) => !ids.has(message.id));
    this.totalProcessed += this.#pending.length - left.length;
    this.#pending = left;
  }

  /** Takes out all that is pending, oldest first, to be shown at once. */
  takeAll(): readonly Message[] {
    const taken = this.#pending;
    // The list stays in use then: what comes later must not turn up in what was shown.
    if (taken.length === 0) return NOTHING;
    this.#pending = [];
    this.totalProcessed += taken.length;
    return taken;
  }

  /** Puts back what `takeAll` took, before all that has arrived since: it was not processed after all. */
  putBack(taken: readonly Message[]): void {
    if (taken.length === 0) return;
    this.#pending = [...taken, ...this.#pending];
    this.totalProcessed -= taken.length;
  }

  oldestPendingTick(): number | null {
    return this.#pending[0]?.arrival ?? null;
  }
}
