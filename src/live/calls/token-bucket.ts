// So much a minute: a bucket that fills evenly and is full at first. Pure; the time comes in, in milliseconds that never go back.

const MINUTE_MS = 60_000;
/** Of rounding alone nobody waits. */
const NEARLY = 1e-6;

export class TokenBucket {
  readonly #capacity: number;
  #level: number;
  #atMs: number;

  /** `perMinute` is above 0, and the most that the bucket holds. */
  constructor(perMinute: number, nowMs: number) {
    this.#capacity = perMinute;
    this.#level = perMinute;
    this.#atMs = nowMs;
  }

  /** How long until `amount` is there, 0 for now. What is more than the bucket holds waits until it is full. */
  waitMs(amount: number, nowMs: number): number {
    this.#fill(nowMs);
    const missing = Math.min(amount, this.#capacity) - this.#level;
    return missing <= NEARLY ? 0 : Math.ceil((missing * MINUTE_MS) / this.#capacity);
  }

  /** May leave less than nothing: then the next ones wait the longer. A negative amount is given back. */
  take(amount: number, nowMs: number): void {
    this.#fill(nowMs);
    this.#level = Math.min(this.#capacity, this.#level - amount);
  }

  #fill(nowMs: number): void {
    const filled = ((nowMs - this.#atMs) * this.#capacity) / MINUTE_MS;
    this.#level = Math.min(this.#capacity, this.#level + filled);
    this.#atMs = nowMs;
  }
}
