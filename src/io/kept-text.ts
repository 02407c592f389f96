// A text that the program keeps for itself between two calls: it may be missing, and is replaced in one step.

import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { readSource } from './read-source.js';
import { writeError } from './write-error.js';
import { writeTexts } from './write-texts.js';

/** Null where there is none yet. Throws an OrgsimError when it cannot be read. */
export async function readKept(path: string): Promise<string | null> {
  return existsSync(path) ? (await readSource(path)).text : null;
}

/** Makes the folders that are missing. Throws an OrgsimError of code `output-failed`. `text` ends with a line feed. */
export function writeKept(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw writeError(path, error);
  }
  writeTexts([{ path, text }]);
}
