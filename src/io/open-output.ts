// Standard output and standard error: Node's streams where they are a terminal, a descriptor that is written to where they are
// a file or a pipe. To load what Node's streams are made of takes longer than most reports take to be written.

import { fstatSync, writeSync } from 'node:fs';
import type { TerminalStream } from './terminal.js';

type Failed = (error: NodeJS.ErrnoException) => void;

/** `open` gives Node's stream of that descriptor. What fails to be written is told to `failed` later, as Node does. */
export function openOutput(
  fd: number,
  open: () => NodeJS.WriteStream,
  failed: Failed,
): TerminalStream {
  const openHeard = (): NodeJS.WriteStream => open().on('error', failed);
  return isPlain(fd) ? plainOutput(fd, openHeard, failed) : openHeard();
}

/** Pipes of Windows have ways of their own. */
function isPlain(fd: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    const stats = fstatSync(fd);
    return stats.isFile() || stats.isFIFO() || stats.isSocket();
  } catch {
    return false;
  }
}

function plainOutput(fd: number, open: () => NodeJS.WriteStream, failed: Failed): TerminalStream {
  let opened: NodeJS.WriteStream | null = null;
  const write = (text: string): void => {
    let rest = Buffer.from(text);
    try {
      while (opened === null && rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      if (!isFull(error)) {
        process.nextTick(failed, error);
        return;
      }
      opened = open();
    }
    if (rest.length > 0) opened?.write(rest);
  };
  return { write, fd };
}

/** Of a pipe that does not let its writer wait: Node's stream waits otherwise. */
function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}
