// How often each number of ticks occurred. Most that occur to one agent are near each other: those are counted by place.

/** At most so many places, a multiple of `STEP`; what lies too far from them is counted in a map. */
const PLACES_MAX = 256;
/** The list begins at a multiple of it and is made longer by so many places. */
const STEP = 8;
const NOTHING: number[] = [];

/** Ticks, and how often they occurred. */
export type TicksTimes = readonly [ticks: number, times: number];

/** How often each whole number of ticks, 0 or more, occurred: exact means and percentiles, small however long the run. */
export class TickHistogram {
  /** Of `#first` ticks, of one more, and so on. Nothing is written into an empty one: it may be `NOTHING`. */
  #near: number[] = NOTHING;
  #first = 0;
  #far: Map<number, number> | null = null;

  /** Adds `times` occurrences of `ticks`; takes them out when negative. */
  add(ticks: number, times = 1): void {
    const place = ticks - this.#first;
    const count = place < 0 ? undefined : this.#near[place];
    if (count !== undefined) this.#near[place] = count + times;
    else this.#addElsewhere(ticks, times);
  }

  /** From the fewest ticks up. */
  forEach(visit: (ticks: number, times: number) => void): void {
    const far = this.#far === null ? [] : [...this.#far].sort(([one], [other]) => one - other);
    for (const [ticks, times] of far) if (ticks < this.#first) visit(ticks, times);
    for (let place = 0; place < this.#near.length; place++) {
      const times = this.#near[place] ?? 0;
      if (times !== 0) visit(this.#first + place, times);
    }
    for (const [ticks, times] of far) if (ticks > this.#first) visit(ticks, times);
  }

  [Symbol.iterator](): IterableIterator<TicksTimes> {
    const counts: TicksTimes[] = [];
    this.forEach((ticks, times) => {
      counts.push([ticks, times]);
    });
    return counts.values();
  }

  #addElsewhere(ticks: number, times: number): void {
    const step = ticks - (ticks % STEP);
    if (this.#near.length === 0) this.#first = step;
    const first = Math.min(this.#first, step);
    const end = this.#first + this.#near.length;
    const newEnd = Math.max(end, step + STEP);
    if (newEnd - first > PLACES_MAX) {
      this.#addFar(ticks, times);
      return;
    }
    // Exactly as long as it has to be: the platform would make room for half as many again.
    this.#near = zeros(this.#first - first).concat(this.#near, zeros(newEnd - end));
    this.#near[ticks - first] = times;
    this.#first = first;
  }

  #addFar(ticks: number, times: number): void {
    this.#far ??= new Map();
    const sum = (this.#far.get(ticks) ?? 0) + times;
    if (sum === 0) this.#far.delete(ticks);
    else this.#far.set(ticks, sum);
  }
}

function zeros(count: number): number[] {
  return new Array<number>(count).fill(0);
}
