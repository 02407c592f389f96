// Standard output and standard error. Node's own streams bring along all that a network needs, which takes longer to load
// than many a command: they are for terminals.

import { fstatSync } from 'node:fs';
import type { TerminalStream } from './terminal.js';
import { writeAll } from './write-all.js';

/**
 * The stream with descriptor 1 or 2. A file or a pipe is written to before `write` returns, all of it. `fail` hears the
 * system's error, soon after, where the text cannot be written: the reader is gone, the disk is full.
 */
export function standardStream(
  fd: 1 | 2,
  fail: (error: NodeJS.ErrnoException) => void,
): TerminalStream {
  if (isFileOrPipe(fd)) {
    const write = (text: string): void => {
      try {
        writeAll(fd, Buffer.from(text));
      } catch (error) {
        // Not in the middle of what is going on: it would not come to its end.
        process.nextTick(fail, error as NodeJS.ErrnoException);
      }
    };
    return { fd, write };
  }
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
