// What waits for one agent. Nothing is ever dropped: received = processed + pending.

import type { Message } from './types.js';

const NOTHING: Message[] = [];

export class Inbox {
  totalReceived = 0;
  totalProcessed = 0;
  /** Nothing is added to an empty one: it may be `NOTHING`. */
  #pending: Message[] = NOTHING;

  /** Oldest first. For reading at once: it may change with the inbox. */
  getPending(): readonly Message[] {
    return this.#pending;
  }

  receive(message: Message): void {
    // The platform makes room for many in a list that grows from nothing, and mostly there is one.
    if (this.#pending.length === 0) this.#pending = [message];
    else this.#pending.push(message);
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
    this.#pending = NOTHING;
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
