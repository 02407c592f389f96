// The calendar of due ticks: which of a fixed set of items is due when. A timing wheel of two levels on whole ticks, so that
// entering, moving and taking out cost the same however many items there are. Knows nothing of what is due.

/** No tick: later than any. */
export const NEVER = 0x7fff_ffff;

/** Ticks in a page: the level below has a slot for each tick of the present page, the one above a slot for each page. */
const PAGE_BITS = 12;
const PAGE_TICKS = 1 << PAGE_BITS;
const PAGES = 4096;
/** The slots of the ticks come first, then those of the pages. */
const SLOTS = PAGE_TICKS + PAGES;
/** Ticks are below this. */
export const WHEEL_TICKS = PAGE_TICKS * PAGES;
const NONE = -1;

/** Items are whole numbers from 0; each is due at one tick at most. */
export class TimingWheel {
  /** The tick of each item, or NEVER. */
  readonly #due: Int32Array;
  /** Items in one slot are a linked list. Of an item that is in none, these say nothing. */
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  /** The first item of each slot, and a bit for each slot that has one. */
  readonly #first = new Int32Array(SLOTS).fill(NONE);
  readonly #occupied = new Uint32Array(SLOTS >> 5);
  /** At most the least tick of each page. */
  readonly #leastOfPage = new Int32Array(PAGES).fill(NEVER);
  /** The page whose items stand in the slots of their ticks; time is never before it. */
  #page = 0;

  constructor(items: number) {
    this.#due = new Int32Array(items).fill(NEVER);
    this.#next = new Int32Array(items).fill(NONE);
    this.#previous = new Int32Array(items).fill(NONE);
  }

  /** When the item is due, or NEVER. */
  dueTick(item: number): number {
    return this.#due[item] ?? NEVER;
  }

  /** Enters the item, or moves it, to `tick`; NEVER, or a tick past the wheel's end, takes it out. */
  schedule(item: number, tick: number): void {
    const due = this.#due[item];
    if (due === tick) return;
    if (due !== NEVER) this.#unlink(item);
    if (tick >= WHEEL_TICKS) return;
    this.#due[item] = tick;
    const page = tick >> PAGE_BITS;
    if (page <= this.#page) {
      this.#link(tick & (PAGE_TICKS - 1), item);
    } else {
      this.#link(PAGE_TICKS + page, item);
      if (tick < (this.#leastOfPage[page] ?? NEVER)) this.#leastOfPage[page] = tick;
    }
  }

  /** The same, unless the item is due before. */
  scheduleBy(item: number, tick: number): void {
    if (tick < (this.#due[item] ?? NEVER)) this.schedule(item, tick);
  }

  /** A tick from `tick` on at which something may be due, and nothing before it is; NEVER when nothing is left. */
  nextTick(tick: number): number {
    const page = tick >> PAGE_BITS;
    if (page <= this.#page) {
      const slot = this.#firstFrom(tick & (PAGE_TICKS - 1), PAGE_TICKS);
      if (slot !== NONE) return (this.#page << PAGE_BITS) + slot;
    }
    const later = this.#firstFrom(PAGE_TICKS + Math.max(page, this.#page + 1), SLOTS);
    return later === NONE ? NEVER : Math.max(tick, this.#leastOfPage[later - PAGE_TICKS] ?? NEVER);
  }

  /** Takes out what is due at `tick`, writes it to `items` and gives how many that are. Ticks never fall. */
  take(tick: number, items: Int32Array): number {
    const page = tick >> PAGE_BITS;
    if (page > this.#page) this.#turnTo(page);
    let taken = 0;
    for (let item = this.#empty(tick & (PAGE_TICKS - 1)); item !== NONE; ) {
      this.#due[item] = NEVER;
      items[taken++] = item;
      item = this.#next[item] ?? NONE;
    }
    return taken;
  }

  #turnTo(page: number): void {
    this.#page = page;
    this.#leastOfPage[page] = NEVER;
    for (let item = this.#empty(PAGE_TICKS + page); item !== NONE; ) {
      const next = this.#next[item] ?? NONE;
      this.#link((this.#due[item] ?? 0) & (PAGE_TICKS - 1), item);
      item = next;
    }
  }

  #link(slot: number, item: number): void {
    const first = this.#first[slot] ?? NONE;
    this.#first[slot] = item;
    this.#next[item] = first;
    this.#previous[item] = NONE;
    if (first !== NONE) this.#previous[first] = item;
    else this.#occupied[slot >> 5] = (this.#occupied[slot >> 5] ?? 0) | (1 << (slot & 31));
  }

  #unlink(item: number): void {
    const tick = this.#due[item] ?? NEVER;
    const previous = this.#previous[item] ?? NONE;
    const next = this.#next[item] ?? NONE;
    this.#due[item] = NEVER;
    if (next !== NONE) this.#previous[next] = previous;
    if (previous !== NONE) {
      this.#next[previous] = next;
      return;
    }
    const page = tick >> PAGE_BITS;
    const slot = page <= this.#page ? tick & (PAGE_TICKS - 1) : PAGE_TICKS + page;
    if (next === NONE) this.#empty(slot);
    else this.#first[slot] = next;
  }

  /** Gives the item that was first. */
  #empty(slot: number): number {
    const first = this.#first[slot] ?? NONE;
    if (first === NONE) return NONE;
    this.#first[slot] = NONE;
    this.#occupied[slot >> 5] = (this.#occupied[slot >> 5] ?? 0) & ~(1 << (slot & 31));
    return first;
  }

  /** The first slot from `slot` on and before `end` that is not empty, or NONE. */
  #firstFrom(slot: number, end: number): number {
    const words = end >> 5;
    let index = slot >> 5;
    if (index >= words) return NONE;
    let word = (this.#occupied[index] ?? 0) & (-1 << (slot & 31));
    while (word === 0) {
      index += 1;
      if (index >= words) return NONE;
      word = this.#occupied[index] ?? 0;
    }
    return (index << 5) + (31 - Math.clz32(word & -word));
  }
}
