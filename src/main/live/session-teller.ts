// Tells what turns come to while a session goes on; of what is gone through again after a run is taken up it says nothing.

import type { Answer, Invocation } from '#engine/types';
import type { CompletedTask } from '#live/desk/order-book';
import type { LiveBooks } from '#live/live-books';
import type { LiveListener, OrderCounts } from '#live/live-events';
import type { WavePlace } from '#live/wake-key';

export class SessionTeller {
  readonly #tell: LiveListener;
  readonly #books: Pick<LiveBooks, 'chains' | 'desk'>;
  readonly #timeOf: (tick: number) => string;
  #isNew = false;
  #place: WavePlace = { tick: -1, wave: 0 };
  #stopsBefore = 0;

  constructor(
    tell: LiveListener | undefined,
    books: Pick<LiveBooks, 'chains' | 'desk'>,
    timeOf: (tick: number) => string,
  ) {
    this.#tell = tell ?? ((): void => undefined);
    this.#books = books;
    this.#timeOf = timeOf;
  }

  /** All that is written was gone through. */
  begin(): void {
    this.#isNew = true;
    this.#stopsBefore = this.#books.chains.stops.length;
  }

  asks({ tick, wave }: WavePlace): void {
    if (this.#place.tick === tick && this.#place.wave === wave) return;
    this.#place = { tick, wave };
    this.#tell({ kind: 'wave', tick, wave, when: this.#timeOf(tick), orders: this.#orders });
  }

  refused(invocation: Invocation, refusals: readonly string[]): void {
    if (refusals.length > 0) this.#tell({ kind: 'turn-refused', ...placeOf(invocation), refusals });
  }

  completed({ task, agent }: CompletedTask, result: string): void {
    if (this.#isNew) this.#tell({ kind: 'task-done', task, agent, result, orders: this.#orders });
  }

  settled(invocation: Invocation, { failure }: Answer): void {
    if (!this.#isNew) return;
    if (failure !== undefined)
      this.#tell({ kind: 'turn-failed', ...placeOf(invocation), ...failure });
    const { stops } = this.#books.chains;
    for (const { root, why } of stops.slice(this.#stopsBefore))
      this.#tell({ kind: 'chain-stopped', root, why });
    this.#stopsBefore = stops.length;
  }

  get #orders(): OrderCounts {
    const { orders, openOrders } = this.#books.desk;
    return { all: orders, done: orders - openOrders };
  }
}

function placeOf({ agent, tick, wave }: Invocation): Pick<Invocation, 'agent' | 'tick' | 'wave'> {
  return { agent, tick, wave };
}
