// Writes bytes to a file or a pipe, all of them: a pipe may take less than it is given.

import { writeSync } from 'node:fs';

/** How long is waited for a reader that is slow, where the system does not wait by itself. */
const PAUSE_MS = 5;

/** Comes back when all is written. Throws the system's error: the reader is gone, the disk is full. */
export function writeAll(fd: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(fd, bytes, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      // Somebody who shares the pipe wants no waiting in it.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
