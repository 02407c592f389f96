// The number of each request of a wake: it goes on after those that the journal has, so that no two ever share an id.

import type { CallId } from '#journal/records';

export interface AttemptPlace {
  readonly tick: number;
  readonly wave: number;
  readonly agent: string;
}

export class AttemptNumbers {
  /** By wake, the last number that is used. */
  readonly #last = new Map<string, number>();

  /** `earlier` are the intents of the journal, those in doubt too. */
  constructor(earlier: Iterable<AttemptPlace & { readonly attempt: number }>) {
    for (const place of earlier) this.use(place, place.attempt);
  }

  next(place: AttemptPlace): number {
    return (this.#last.get(keyOf(place)) ?? 0) + 1;
  }

  use(place: AttemptPlace, attempt: number): void {
    const key = keyOf(place);
    this.#last.set(key, Math.max(this.#last.get(key) ?? 0, attempt));
  }
}

export function callId(place: AttemptPlace, attempt: number): CallId {
  return `${keyOf(place)}#${attempt}`;
}

function keyOf({ tick, wave, agent }: AttemptPlace): string {
  return `${tick}.${wave}.${agent}`;
}
