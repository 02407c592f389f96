// Finds the files of recorded lines that a person names: files, and folders with all that is below them. Opens none.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OrgsimError } from '#base/errors';
import { readError } from './read-error.js';

const ENDING = '.jsonl';

/**
 * Each file once, those of a folder by name. Throws an OrgsimError for what is not there, and of code `nothing-matched`
 * for a folder without any.
 */
export function findRecordFiles(operands: readonly string[]): readonly string[] {
  return [...new Set(operands.flatMap(filesOf))];
}

/** Links to folders are not followed, as Node would: they may lead in circles, and then a call is found many times. */
function namesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = join(folder, entry.name);
    return entry.isDirectory() ? namesBelow(root, name) : [name];
  });
}

/** A link to nothing, or to itself, is none: one of them should not hide all others. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function filesOf(operand: string): readonly string[] {
  try {
    if (!statSync(operand).isDirectory()) return [operand];
    const files = namesBelow(operand, '')
      .filter((name) => name.endsWith(ENDING))
      .sort()
      .map((name) => join(operand, name))
      .filter(isFile);
    if (files.length > 0) return files;
  } catch (error) {
    throw readError(operand, error);
  }
  throw new OrgsimError(
    'nothing-matched',
    `${operand} holds no ${ENDING} file.`,
    'Name a recorded run, or the folder of session logs.',
  );
}
