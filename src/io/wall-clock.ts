// The clock of the machine.

import type { Clock } from '#base/clock';
import { onAbort } from '#base/on-abort';

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
      release?.();
      resolve();
    };
    const timer = setTimeout(end, delayMs);
    const release = signal === undefined ? undefined : onAbort(signal, end);
  });
}
