// The name of one wake, under which its calls and its turn are found again: an agent wakes at most once a tick.

/** Where in a run something stands. */
export interface WavePlace {
  readonly tick: number;
  readonly wave: number;
}

export function wakeKey({ tick, wave, agent }: WavePlace & { readonly agent: string }): string {
  return `${tick}.${wave}.${agent}`;
}

/** Below 0 when `one` comes before `other`. */
export function comparePlaces(one: WavePlace, other: WavePlace): number {
  return one.tick - other.tick || one.wave - other.wave;
}
