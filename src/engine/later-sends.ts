// What was decided now and is sent later, by tick. Knows nothing of what sending does.

import type { SendAction } from './types.js';

export interface LaterSend {
  readonly from: string;
  readonly action: SendAction;
}

const NOTHING: readonly LaterSend[] = [];

export class LaterSends {
  readonly #byTick = new Map<number, LaterSend[]>();
  /** Latest first: the next one is at the end. */
  readonly #ticks: number[] = [];

  /** The least tick with something to send; Infinity without any. */
  get nextTick(): number {
    return this.#ticks.at(-1) ?? Number.POSITIVE_INFINITY;
  }

  add(tick: number, send: LaterSend): void {
    const sends = this.#byTick.get(tick);
    if (sends !== undefined) {
      sends.push(send);
      return;
    }
    this.#byTick.set(tick, [send]);
    let place = this.#ticks.length;
    while (place > 0 && (this.#ticks[place - 1] ?? 0) < tick) place -= 1;
    this.#ticks.splice(place, 0, tick);
  }

  /** All that is to be sent to `recipient`, by tick. */
  *to(recipient: string): Generator<readonly [tick: number, send: LaterSend]> {
    for (const tick of this.#ticks.toReversed()) {
      for (const send of this.#byTick.get(tick) ?? NOTHING)
        if (send.action.to === recipient) yield [tick, send];
    }
  }

  /** Takes out what is to be sent at `tick`, in the order in which it was added. Asked for each tick that has any, in order. */
  take(tick: number): readonly LaterSend[] {
    const sends = this.#byTick.get(tick);
    if (sends === undefined) return NOTHING;
    this.#byTick.delete(tick);
    this.#ticks.pop();
    return sends;
  }
}
