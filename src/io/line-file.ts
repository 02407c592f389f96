// Writes a text file line by line, buffered, while what it records is still under way. Knows nothing of what lines mean.

import { closeSync, fstatSync, openSync, realpathSync, rmSync, writeSync } from 'node:fs';
import { OrgsimError } from '#base/errors';
import { writeError } from './write-error.js';

export interface LineFile {
  /** `line` without its line feed. Throws an OrgsimError of code `output-failed` when it cannot be written. */
  write(line: string): void;
  /** Writes what is left; an empty file when nothing was written. */
  close(): void;
  /** Takes the file away again, closed or not, so that nobody takes a part for the whole. What is no file (a pipe) stays. */
  discard(): void;
}

const BUFFER_CHARACTERS = 64 * 1024;

/** Nothing is touched before the first line (or `close`): a run that is refused leaves an older file as it was. */
export function createLineFile(path: string): LineFile {
  if (path === '-') {
    throw new OrgsimError(
      'usage',
      'Lines are written to a file, not to standard output, where the result goes.',
      'Name a file: trace.jsonl',
    );
  }
  let file: number | null = null;
  let isClosed = false;
  let isRegular = false;
  let buffer: string[] = [];
  let buffered = 0;

  const flush = (): void => {
    const descriptor = attempt(path, () => file ?? openSync(path, 'w'));
    if (file === null) {
      isRegular = fstatSync(descriptor).isFile();
      // The process may end on the way (a pipe beside this file closes): half a file would be taken for a whole one.
      process.once('exit', discard);
    }
    file = descriptor;
    const text = buffer.join('');
    if (text !== '') attempt(path, () => writeAll(descriptor, Buffer.from(text)));
    [buffer, buffered] = [[], 0];
  };
  const end = (): void => {
    const descriptor = file;
    if (descriptor === null || isClosed) return;
    isClosed = true;
    process.removeListener('exit', discard);
    attempt(path, () => closeSync(descriptor));
  };
  const discard = (): void => {
    if (file === null) return;
    try {
      end();
      // A link stays, and so does what it stands for: a name without a file.
      if (isRegular) rmSync(realpathSync(path), { force: true });
    } catch {
      // Something else went wrong before, and is being told.
    }
  };
  return {
    write(line) {
      buffer.push(line, '\n');
      buffered += line.length + 1;
      // The first line at once: a path that cannot be written should not be found out at the end of a long run.
      if (file === null || buffered >= BUFFER_CHARACTERS) flush();
    },
    close() {
      flush();
      end();
    },
    discard,
  };
}

// A pipe may take less than it is given.
function writeAll(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // Whoever read the pipe has seen enough.
    if (code === 'EPIPE') process.exit();
    throw writeError(path, error);
  }
}
