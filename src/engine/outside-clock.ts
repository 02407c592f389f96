// When something happens outside the org next: asked anew only when that may have changed.

import { NEVER } from './timing-wheel.js';
import type { World } from './world.js';

export class OutsideClock {
  readonly #world: World;
  /** The tick of what was found last, NEVER for none. */
  next = -1;
  /** Messages to the human principal that it takes account of. */
  #heard = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** The first tick from `from` on at which something happens as far as is known now, NEVER for none. Ticks never fall. */
  nextTick(from: number): number {
    const { setup, principalReceived } = this.#world;
    const { outside } = setup;
    const isKnown = this.next >= from && this.#heard === principalReceived;
    if (isKnown && outside.isSteady === true) return this.next;
    this.next = outside.nextTick(from) ?? NEVER;
    this.#heard = principalReceived;
    return this.next;
  }
}
