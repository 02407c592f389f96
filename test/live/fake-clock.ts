// A clock that stands still until a test moves it: nothing waits for real, and what happens in which order is always the same.
import type { Clock } from '#base/clock';
import { onAbort } from '#base/on-abort';

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/** Somewhere in 2026: the hour says nothing to any test. */
const START_MS = Date.UTC(2026, 0, 5, 12);

export class FakeClock implements Clock {
  #elapsedMs = 0;
  #wallMs = START_MS;
  #sleepers: Sleeper[] = [];

  now(): number {
    return this.#wallMs + this.#elapsedMs;
  }

  elapsed(): number {
    return this.#elapsedMs;
  }

  sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
    if (delayMs <= 0 || signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        release?.();
        this.#sleepers = this.#sleepers.filter((each) => each !== sleeper);
        resolve();
      };
      const sleeper = { atMs: this.#elapsedMs + delayMs, wake };
      this.#sleepers.push(sleeper);
      const release = signal === undefined ? undefined : onAbort(signal, wake);
    });
  }

  /** How many wait. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  /** Somebody sets the clock on the wall. */
  setWall(ms: number): void {
    this.#wallMs = ms - this.#elapsedMs;
  }

  /** Moves on by so much; whoever wakes on the way does so at their own time, and may sleep again. */
  async advance(ms: number): Promise<void> {
    await settle();
    const endMs = this.#elapsedMs + ms;
    while (this.#nextMs() <= endMs) await this.#wakeNext();
    this.#elapsedMs = endMs;
  }

  /** Moves on, from sleeper to sleeper, until `work` is done. Throws where it waits for what no clock brings. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const end = (): void => {
      isDone = true;
    };
    work.then(end, end);
    await settle();
    while (!isDone) {
      if (this.#sleepers.length === 0) throw new Error('it waits, and nobody sleeps');
      await this.#wakeNext();
    }
    return work;
  }

  #nextMs(): number {
    return this.#sleepers.reduce(
      (least, { atMs }) => Math.min(least, atMs),
      Number.POSITIVE_INFINITY,
    );
  }

  /** All whose time has come together, in the order in which they went to sleep. */
  async #wakeNext(): Promise<void> {
    const nextMs = this.#nextMs();
    this.#elapsedMs = Math.max(this.#elapsedMs, nextMs);
    for (const { atMs, wake } of this.#sleepers) if (atMs === nextMs) wake();
    await settle();
  }
}

/** Lets everything happen that does not wait for a clock. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
