// How much of a provider is used at once: calls stand in line, and each goes when it is its turn and there is room. Knows
// nothing of money, and nothing of what a provider answers.

import type { Clock } from '#base/clock';
import { onAbort } from '#base/on-abort';
import { TokenBucket } from './token-bucket.js';

export interface ProviderLimits {
  /** Requests under way at once, at least 1. */
  readonly concurrency: number;
  /** Null for no limit of our own. */
  readonly requestsPerMinute: number | null;
  /** Input and output together; null for no limit of our own. */
  readonly tokensPerMinute: number | null;
}

/** For what takes no time and answers nobody else. */
export const NO_LIMITS: ProviderLimits = {
  concurrency: 1000,
  requestsPerMinute: null,
  tokensPerMinute: null,
};

/** The right to send one request; to be given back exactly once. */
export interface Permit {
  /** The request has ended. `tokens` is what it used; null where nobody knows: then the estimate stands. */
  leave(tokens: number | null): void;
  /** It was not sent: nothing of the minute is used up. */
  cancel(): void;
}

interface Waiter {
  readonly tokens: number;
  readonly grant: (permit: Permit) => void;
}

/** The line of one provider, first come, first served. */
export class ProviderLine {
  readonly #clock: Clock;
  readonly #concurrency: number;
  readonly #requests: TokenBucket | null;
  readonly #tokens: TokenBucket | null;
  #line: Waiter[] = [];
  #running = 0;
  #alarm: AbortController | null = null;

  constructor(clock: Clock, limits: ProviderLimits) {
    const bucketOf = (perMinute: number | null): TokenBucket | null =>
      perMinute === null ? null : new TokenBucket(perMinute, clock.elapsed());
    this.#clock = clock;
    this.#concurrency = limits.concurrency;
    this.#requests = bucketOf(limits.requestsPerMinute);
    this.#tokens = bucketOf(limits.tokensPerMinute);
  }

  /** `tokens` is an estimate of what the request uses. Null when the signal aborts before it is its turn. */
  enter(tokens: number, signal: AbortSignal): Promise<Permit | null> {
    if (signal.aborted) return Promise.resolve(null);
    return new Promise((resolve) => {
      const leave = (): void => {
        this.#line = this.#line.filter((each) => each !== waiter);
        resolve(null);
        this.#advance();
      };
      const release = onAbort(signal, leave);
      const grant = (permit: Permit): void => {
        release();
        resolve(permit);
      };
      const waiter: Waiter = { tokens, grant };
      this.#line.push(waiter);
      this.#advance();
    });
  }

  #advance(): void {
    this.#alarm?.abort();
    this.#alarm = null;
    for (let first = this.#line[0]; first !== undefined; first = this.#line[0]) {
      if (this.#running >= this.#concurrency) return;
      const nowMs = this.#clock.elapsed();
      const waitMs = Math.max(
        this.#requests?.waitMs(1, nowMs) ?? 0,
        this.#tokens?.waitMs(first.tokens, nowMs) ?? 0,
      );
      if (waitMs > 0) {
        this.#wakeAfter(waitMs);
        return;
      }
      this.#line.shift();
      first.grant(this.#permit(first.tokens));
    }
  }

  #wakeAfter(waitMs: number): void {
    const alarm = new AbortController();
    this.#alarm = alarm;
    void this.#clock.sleep(waitMs, alarm.signal).then(() => {
      if (!alarm.signal.aborted) this.#advance();
    });
  }

  #permit(tokens: number): Permit {
    this.#running += 1;
    this.#take(1, tokens);
    let isOut = false;
    const end = (requests: number, more: number): void => {
      if (isOut) return;
      isOut = true;
      this.#running -= 1;
      this.#take(requests, more);
      this.#advance();
    };
    return {
      leave: (used) => end(0, used === null ? 0 : used - tokens),
      cancel: () => end(-1, -tokens),
    };
  }

  #take(requests: number, tokens: number): void {
    const nowMs = this.#clock.elapsed();
    this.#requests?.take(requests, nowMs);
    this.#tokens?.take(tokens, nowMs);
  }
}
