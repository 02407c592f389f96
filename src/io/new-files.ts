// Writes files that are not there yet, all of them or none. Knows nothing of what they hold.

import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { writeError } from './write-error.js';

export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Where `path` lies within `folder`. */
export function pathIn(folder: string, path: string): string {
  return join(folder, path);
}

/** The last part of a folder's path as words: `./tidy-invoice` is `Tidy Invoice`. */
export function nameOfFolder(folder: string): string {
  const words = basename(resolve(folder))
    .split(/[\s._-]+/u)
    .filter((word) => word !== '');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return name === '' ? 'My Organization' : name;
}

/** The paths at which something stands already. */
export function standingPaths(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => existsSync(path));
}

/**
 * Makes the folders that are missing. A file that stands there is replaced only if `mayReplace` names it. Throws an
 * OrgsimError of code `output-failed` when one cannot be written; new ones that were written by then are taken away.
 */
export function writeNewFiles(files: readonly NewFile[], mayReplace: readonly string[]): void {
  const written: string[] = [];
  for (const { path, text } of files) {
    const isOld = mayReplace.includes(path);
    try {
      mkdirSync(dirname(path), { recursive: true });
      // `wx`: what somebody else put there meanwhile is not overwritten.
      writeFileSync(path, text, { flag: isOld ? 'w' : 'wx' });
      if (!isOld) written.push(path);
    } catch (error) {
      for (const done of written) rmSync(done, { force: true });
      throw writeError(path, error);
    }
  }
}
