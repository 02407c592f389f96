// The calendar of due ticks: which of a fixed set of items is due when. A timing wheel of two levels on whole ticks, so that
// entering, moving and taking out cost the same however many items there are. Knows nothing of what is due.

/** No tick: later than any. */
export const NEVER = 0x7fff_ffff;

/** Ticks in a page: the level below has a slot for each tick of the present page, the one above a slot for each page. */
const PAGE_BITS = 12;
const PAGE_TICKS = 1 << PAGE_BITS;
const PAGES = 4096;
/** Ticks are below this. */
export const WHEEL_TICKS = PAGE_TICKS * PAGES;
const NONE = -1;

/** Items are whole numbers from 0; each is due at one tick at most. */
export class TimingWheel {
  /** The tick of each item, or NEVER. */
  readonly #due: Int32Array;
  /** Items in one slot are a linked list. */
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #ticks = new SlotRow(PAGE_TICKS);
  readonly #pages = new SlotRow(PAGES);
  /** At most the least tick of each page. */
  readonly #leastOfPage = new Int32Array(PAGES).fill(NEVER);
  /** The page whose items stand in `#ticks`; time is never before it. */
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
    if (this.#due[item] === tick) return;
    if (this.#due[item] !== NEVER) this.#unlink(item);
    if (tick >= WHEEL_TICKS) return;
    this.#due[item] = tick;
    const page = tick >> PAGE_BITS;
    if (page <= this.#page) {
      this.#link(this.#ticks, tick & (PAGE_TICKS - 1), item);
    } else {
      this.#link(this.#pages, page, item);
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
      const slot = this.#ticks.firstFrom(tick & (PAGE_TICKS - 1));
      if (slot !== NONE) return (this.#page << PAGE_BITS) + slot;
    }
    const later = this.#pages.firstFrom(Math.max(page, this.#page + 1));
    return later === NONE ? NEVER : Math.max(tick, this.#leastOfPage[later] ?? NEVER);
  }

  /** Takes out what is due at `tick`, writes it to `items` and gives how many that are. Ticks never fall. */
  take(tick: number, items: Int32Array): number {
    const page = tick >> PAGE_BITS;
    if (page > this.#page) this.#turnTo(page);
    const slot = tick & (PAGE_TICKS - 1);
    let taken = 0;
    for (let item = this.#ticks.empty(slot); item !== NONE; item = this.#unchain(item)) {
      this.#due[item] = NEVER;
      items[taken++] = item;
    }
    return taken;
  }

  #turnTo(page: number): void {
    this.#page = page;
    this.#leastOfPage[page] = NEVER;
    for (let item = this.#pages.empty(page); item !== NONE; ) {
      const next = this.#unchain(item);
      this.#link(this.#ticks, (this.#due[item] ?? 0) & (PAGE_TICKS - 1), item);
      item = next;
    }
  }

  /** Gives what stood behind the item in its list. */
  #unchain(item: number): number {
    const next = this.#next[item] ?? NONE;
    this.#next[item] = NONE;
    this.#previous[item] = NONE;
    return next;
  }

  #link(row: SlotRow, slot: number, item: number): void {
    const first = row.replaceFirst(slot, item);
    this.#next[item] = first;
    this.#previous[item] = NONE;
    if (first !== NONE) this.#previous[first] = item;
  }

  #unlink(item: number): void {
    const tick = this.#due[item] ?? NEVER;
    const previous = this.#previous[item] ?? NONE;
    const next = this.#unchain(item);
    this.#due[item] = NEVER;
    if (next !== NONE) this.#previous[next] = previous;
    if (previous !== NONE) {
      this.#next[previous] = next;
      return;
    }
    const page = tick >> PAGE_BITS;
    if (page <= this.#page) this.#ticks.replaceFirst(tick & (PAGE_TICKS - 1), next);
    else this.#pages.replaceFirst(page, next);
  }
}

/** A row of lists by their first item, with a bit for each that is not empty. */
class SlotRow {
  readonly #first: Int32Array;
  readonly #occupied: Uint32Array;

  constructor(slots: number) {
    this.#first = new Int32Array(slots).fill(NONE);
    this.#occupied = new Uint32Array(slots >> 5);
  }

  /** Gives the item that was first. */
  replaceFirst(slot: number, item: number): number {
    const first = this.#first[slot] ?? NONE;
    this.#first[slot] = item;
    const bit = 1 << (slot & 31);
    const word = this.#occupied[slot >> 5] ?? 0;
    this.#occupied[slot >> 5] = item === NONE ? word & ~bit : word | bit;
    return first;
  }

  empty(slot: number): number {
    return this.replaceFirst(slot, NONE);
  }

  /** The first slot from `slot` on that is not empty, or NONE. */
  firstFrom(slot: number): number {
    let index = slot >> 5;
    let word = (this.#occupied[index] ?? 0) & (-1 << (slot & 31));
    while (word === 0) {
      index += 1;
      if (index >= this.#occupied.length) return NONE;
      word = this.#occupied[index] ?? 0;
    }
    return (index << 5) + (31 - Math.clz32(word & -word));
  }
}
