// Keeps what a command writes apart from what it reads: nobody's file is overwritten by a slip of the keyboard.

import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { OrgsimError } from '#base/errors';
import { STDIN } from './read-source.js';

/**
 * Throws an OrgsimError of code `usage` when a file of `written` is also read or written twice, under whatever name, or
 * when standard input is read twice. Missing paths are left out.
 */
export function checkDistinctFiles(
  read: readonly (string | undefined)[],
  written: readonly (string | undefined)[],
): void {
  const inputs = read.filter((path) => path !== undefined);
  if (inputs.filter((path) => path === STDIN).length > 1) {
    throw new OrgsimError(
      'usage',
      'Standard input can be read only once.',
      'Give - for one file and a path for the other.',
    );
  }
  const taken = new Set(inputs.filter((path) => path !== STDIN).map(placeOf));
  for (const path of written) {
    if (path === undefined) continue;
    const place = placeOf(path);
    if (taken.has(place)) {
      const message = `${path} would be overwritten: the command reads it, or writes it twice.`;
      throw new OrgsimError('usage', message, 'Name another file to write to.');
    }
    taken.add(place);
  }
}

/** One name for a file, links resolved; a file that is not there yet has its full path. */
export function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
