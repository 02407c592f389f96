// Waits for something that another process does.

import { setTimeout as sleep } from 'node:timers/promises';

const TIMEOUT_MS = 15_000;

/** Throws where it does not come about in time. */
export async function waitUntil(isSo: () => boolean, what: string): Promise<void> {
  const start = Date.now();
  while (!isSo()) {
    if (Date.now() - start > TIMEOUT_MS) throw new Error(`${what}: not in ${TIMEOUT_MS} ms`);
    await sleep(2);
  }
}
