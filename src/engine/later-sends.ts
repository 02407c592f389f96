// What was decided now and is sent later, by tick. Knows nothing of what sending does.

import type { SendAction } from './types.js';

export interface LaterSend {
  readonly from: string;
  readonly action: SendAction;
}

const NOTHING: readonly LaterSend[] = [];

export class LaterSends {
  readonly #byTick = new Map<number, LaterSend[]>();
  #next = Number.POSITIVE_INFINITY;

  /** The least tick with something to send; Infinity without any. */
  get nextTick(): number {
    return this.#next;
  }

  add(tick: number, send: LaterSend): void {
    const sends = this.#byTick.get(tick);
    if (sends === undefined) this.#byTick.set(tick, [send]);
    else sends.push(send);
    this.#next = Math.min(this.#next, tick);
  }

  /** All that is to be sent to `recipient`, by tick. */
  *to(recipient: string): Generator<readonly [tick: number, send: LaterSend]> {
    const ticks = [...this.#byTick.keys()].sort((a, b) => a - b);
    for (const tick of ticks) {
      for (const send of this.#byTick.get(tick) ?? NOTHING)
        if (send.action.to === recipient) yield [tick, send];
    }
  }

  /** Takes out what is to be sent at `tick`, in the order in which it was added. Asked for every tick that has any. */
  take(tick: number): readonly LaterSend[] {
    const sends = this.#byTick.get(tick);
    if (sends === undefined) return NOTHING;
    this.#byTick.delete(tick);
    this.#next = Math.min(Number.POSITIVE_INFINITY, ...this.#byTick.keys());
    return sends;
  }
}
