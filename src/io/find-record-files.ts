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

function filesOf(operand: string): readonly string[] {
  try {
    if (!statSync(operand).isDirectory()) return [operand];
    const files = readdirSync(operand, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(ENDING))
      .sort()
      .map((name) => join(operand, name))
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
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
