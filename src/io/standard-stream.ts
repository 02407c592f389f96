// Standard output and standard error. Node's own streams bring along all that a network needs, which takes longer to load
// than many a command: they are for terminals.

import { fstatSync, writeSync } from 'node:fs';
import type { TerminalStream } from './terminal.js';

/** How long is waited for a reader that is slow, where the system does not wait by itself. */
const PAUSE_MS = 5;

/**
 * The stream with descriptor 1 or 2. A file or a pipe is written to before `write` returns, all of it. `fail` hears the
 * system's error, soon after, where the text cannot be written: the reader is gone, the disk is full.
 */
export function standardStream(
  fd: 1 | 2,
  fail: (error: NodeJS.ErrnoException) => void,
): TerminalStream {
  if (isFileOrPipe(fd)) return { fd, write: (text) => writeAll(fd, text, fail) };
  const stream = fd === 1 ? process.stdout : process.stderr;
  stream.on('error', fail);
  return stream;
}

function isFileOrPipe(fd: number): boolean {
  try {
    return !fstatSync(fd).isCharacterDevice();
  } catch {
    // Node knows kinds of streams that the file system does not.
    return false;
  }
}

function writeAll(fd: number, text: string, fail: (error: NodeJS.ErrnoException) => void): void {
  for (let rest = Buffer.from(text); rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      const failure = error as NodeJS.ErrnoException;
      if (failure.code !== 'EAGAIN') {
        // Not in the middle of what is going on: it would not come to its end.
        process.nextTick(fail, failure);
        return;
      }
      // Somebody who shares the pipe wants no waiting in it.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
