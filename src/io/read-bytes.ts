// All bytes of a file. Knows nothing of what they are.

import { readFileSync } from 'node:fs';
import { readError } from './read-error.js';

/** Throws an OrgsimError when it is missing or not readable. */
export function readBytes(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw readError(path, error);
  }
}
