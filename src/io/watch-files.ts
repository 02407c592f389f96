// Waits until files change: are written, replaced, deleted, or come back. Looks at them instead of asking the system to tell:
// that works on every disk, also on mounted and shared ones, and whatever way an editor saves.

import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { onInterrupt } from './interrupt.js';

/** What tells one state of a file from another; null while it is not there. */
export type FileStamp = string | null;

export interface WatchPace {
  /** Milliseconds between two looks. */
  readonly lookMs: number;
  /** Milliseconds for which nothing may change before it counts: editors and tools save in several steps. */
  readonly quietMs: number;
}

const PACE: WatchPace = { lookMs: 150, quietMs: 60 };

/**
 * Calls `pass` at once, and again each time a file of `list` changed or another one is listed, with the stamps by path,
 * in the order of the list. Ends with `Interrupted` on SIGINT; throws what `list` and `pass` throw.
 */
export async function watchFiles(
  list: () => Promise<readonly string[]>,
  pass: (stamps: ReadonlyMap<string, FileStamp>) => Promise<void>,
  { lookMs, quietMs }: WatchPace = PACE,
): Promise<never> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const ignoreInterrupt = onInterrupt((reason) => stopping.abort(reason));
  const wait = async (ms: number): Promise<void> => {
    await sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
  };
  try {
    let known: string | null = null;
    for (;;) {
      const startMs = Date.now();
      let stamps = await stampsOf(list);
      const tookMs = Date.now() - startMs;
      if (keyOf(stamps) !== known) {
        stamps = await quietStamps(stamps, list, () => wait(known === null ? 0 : quietMs));
        known = keyOf(stamps);
        await pass(stamps);
      }
      // A glob over a large tree takes time to look at: no more than a tenth of it all.
      await wait(Math.max(lookMs, 9 * tookMs));
    }
  } finally {
    ignoreInterrupt();
  }
}

async function quietStamps(
  first: ReadonlyMap<string, FileStamp>,
  list: () => Promise<readonly string[]>,
  wait: () => Promise<void>,
): Promise<ReadonlyMap<string, FileStamp>> {
  let before = first;
  for (;;) {
    await wait();
    const now = await stampsOf(list);
    if (keyOf(now) === keyOf(before)) return now;
    before = now;
  }
}

async function stampsOf(
  list: () => Promise<readonly string[]>,
): Promise<ReadonlyMap<string, FileStamp>> {
  return new Map((await list()).map((path) => [path, stampOf(path)]));
}

function stampOf(path: string): FileStamp {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
  } catch {
    return null;
  }
}

function keyOf(stamps: ReadonlyMap<string, FileStamp>): string {
  return JSON.stringify([...stamps]);
}
