// Writes a text file line by line, buffered, while what it records is still under way. Knows nothing of what lines mean.

import { OrgsimError } from '#base/errors';
import { scrubSecrets } from '#base/secret';
import type { PartFile } from './part-file.js';
import { openPartFile } from './part-file.js';
import { writeAll } from './write-all.js';
import { writeError } from './write-error.js';

export interface LineFile {
  /** `line` without its line feed. Throws an OrgsimError of code `output-failed` when it cannot be written. */
  write(line: string): void;
  /** Writes what was kept back until now, where it is not yet seen under the file's name. */
  flush(): void;
  /** Writes what is left and puts the file in its place; an empty file when nothing was written. */
  close(): void;
  /** Takes away what was written, unless it is closed. An older file of that name stays as it was. */
  discard(): void;
}

const BUFFER_CHARACTERS = 64 * 1024;

/**
 * Whoever reads `path` sees what was there before, until `close`: never half of the lines. What is no file (a pipe) gets
 * them as they come. Nothing at all is touched before the first line.
 */
export function createLineFile(path: string): LineFile {
  if (path === '-') {
    throw new OrgsimError(
      'usage',
      'Lines are written to a file, not to standard output, where the result goes.',
      'Name a file: trace.jsonl',
    );
  }
  let file: PartFile | null = null;
  let isEnded = false;
  let buffer: string[] = [];
  let buffered = 0;

  const open = (): PartFile => {
    const opened = openPartFile(path);
    // The process may end on the way: a pipe beside this file closes.
    process.once('exit', discard);
    return opened;
  };
  const flush = (): void => {
    attempt(path, () => {
      file ??= open();
      writeAll(file.descriptor, Buffer.from(buffer.join('')));
    });
    [buffer, buffered] = [[], 0];
  };
  const end = (how: 'keep' | 'drop'): void => {
    if (file === null || isEnded) return;
    isEnded = true;
    process.removeListener('exit', discard);
    file[how]();
  };
  const discard = (): void => {
    try {
      end('drop');
    } catch {
      // Something else went wrong before, and is being told.
    }
  };
  return {
    write(line) {
      buffer.push(scrubSecrets(line), '\n');
      buffered += line.length + 1;
      // The first line at once: a path that cannot be written should not be found out at the end of a long run.
      if (file === null || buffered >= BUFFER_CHARACTERS) flush();
    },
    flush,
    close() {
      flush();
      attempt(path, () => end('keep'));
    },
    discard,
  };
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
