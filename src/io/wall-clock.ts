// The clock of the machine.

import type { Clock } from '#base/clock';

/** What a timer of Node can wait at most; it would fire at once for more. */
const TIMER_MS_MAX = 2 ** 31 - 1;

export const wallClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  async sleep(delayMs, signal) {
    const endMs = performance.now() + delayMs;
    for (let leftMs = delayMs; leftMs > 0 && signal?.aborted !== true; ) {
      await oneTimer(Math.min(leftMs, TIMER_MS_MAX), signal);
      leftMs = endMs - performance.now();
    }
  },
};

function oneTimer(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, delayMs);
    signal?.addEventListener('abort', end);
  });
}
