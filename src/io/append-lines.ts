// A text that grows by lines while something goes on, for people to read: there after each line, not synced.

import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { writeError } from './write-error.js';

export interface LineLog {
  /** Throws an OrgsimError of code `output-failed`. */
  add(line: string): void;
  close(): void;
}

/** No link is followed where the system can tell. */
const FLAGS =
  constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

/** The file is made with the first line. */
export function openLineLog(path: string): LineLog {
  let file: number | null = null;
  return {
    add(line) {
      try {
        file ??= openSync(path, FLAGS, 0o600);
        writeSync(file, `${line}\n`);
      } catch (error) {
        throw writeError(path, error);
      }
    },
    close() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}
