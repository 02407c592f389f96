// What was decided now and is sent later, by tick. Knows nothing of what sending does.

import type { SendAction } from './types.js';

export interface LaterSend {
  readonly from: string;
  readonly action: SendAction;
}

const NOTHING: readonly LaterSend[] = [];

export class LaterSends {
  readonly #byTick = new Map<number, LaterSend[]>();
  /** In order; those before `#next` are over. */
  #ticks: number[] = [];
  #next = 0;

  /** The least tick with something to send; Infinity without any. A field, for it is read in every tick. */
  nextTick = Number.POSITIVE_INFINITY;

  add(tick: number, send: LaterSend): void {
    const sends = this.#byTick.get(tick);
    if (sends !== undefined) {
      sends.push(send);
      return;
    }
    this.#byTick.set(tick, [send]);
    let [low, high] = [this.#next, this.#ticks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ticks[middle] ?? 0) < tick) low = middle + 1;
      else high = middle;
    }
    this.#ticks.splice(low, 0, tick);
    if (tick < this.nextTick) this.nextTick = tick;
  }

  /** All that is to be sent to `recipient`, by tick. */
  *to(recipient: string): Generator<readonly [tick: number, send: LaterSend]> {
    for (const tick of this.#ticks.slice(this.#next)) {
      for (const send of this.#byTick.get(tick) ?? NOTHING)
        if (send.action.to === recipient) yield [tick, send];
    }
  }

  /** Takes out what is to be sent at `tick`, in the order in which it was added. Asked for each tick that has any, in order. */
  take(tick: number): readonly LaterSend[] {
    const sends = this.#byTick.get(tick);
    if (sends === undefined) return NOTHING;
    this.#byTick.delete(tick);
    this.#next += 1;
    if (this.#next > this.#ticks.length / 2) {
      this.#ticks = this.#ticks.slice(this.#next);
      this.#next = 0;
    }
    this.nextTick = this.#ticks[this.#next] ?? Number.POSITIVE_INFINITY;
    return sends;
  }
}
