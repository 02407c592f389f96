// Numbers of ticks on their way into a histogram, counted for as long as they are the same: messages mostly wait equally long.

import type { TickHistogram } from './tally.js';
import { addTicks } from './tally.js';

export class EqualTicks {
  readonly #histogram: TickHistogram;
  #ticks = 0;
  /** How often that many ticks occurred and the histogram does not say so yet. */
  #times = 0;

  constructor(histogram: TickHistogram) {
    this.#histogram = histogram;
  }

  add(ticks: number): void {
    if (ticks !== this.#ticks) this.bring();
    this.#ticks = ticks;
    this.#times += 1;
  }

  /** Brings the histogram up to date. */
  bring(): void {
    if (this.#times > 0) addTicks(this.#histogram, this.#ticks, this.#times);
    this.#times = 0;
  }
}
