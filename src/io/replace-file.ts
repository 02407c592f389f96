// Replaces the text of a file in one step: whoever reads it sees the old text or the new one, never half of it.

import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { OrgsimError } from '#base/errors';
import type { SourceFile } from './read-source.js';
import { writeError } from './write-error.js';

/** Throws what the system says when a file may not be written. */
type AccessCheck = (path: string) => void;

const mayWrite: AccessCheck = (path) => accessSync(path, constants.W_OK);

/** Throws an OrgsimError of code `output-failed` when the file `name` may not be written. */
export function checkWritable(name: string, check: AccessCheck = mayWrite): void {
  try {
    check(name);
  } catch (error) {
    throw writeError(name, error);
  }
}

/**
 * Writes `text` where `source` was read. Mode and links are kept. Throws an OrgsimError of code `output-failed`, and
 * changes nothing, when it cannot be written or is no longer what was read.
 */
export function replaceFile(
  { name, text: expected }: SourceFile,
  text: string,
  check: AccessCheck = mayWrite,
): void {
  let draft: string | null = null;
  try {
    // A new file takes its place: nothing else would ask whether the old one may be written.
    checkWritable(name, check);
    const path = realpathSync(name);
    if (!readFileSync(path).equals(Buffer.from(expected))) throw changedMeanwhile(name);
    const { mode } = statSync(path);
    draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
    writeDraft(draft, text, mode);
    renameSync(draft, path);
  } catch (error) {
    if (draft !== null) rmSync(draft, { force: true });
    throw error instanceof OrgsimError ? error : writeError(name, error);
  }
}

function writeDraft(path: string, text: string, mode: number): void {
  // A file of that name is somebody else's: it is not overwritten.
  const file = openSync(path, 'wx', mode);
  try {
    writeFileSync(file, text);
    fchmodSync(file, mode);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function changedMeanwhile(name: string): OrgsimError {
  const message = `${name} was changed while this ran, so nothing was written.`;
  return new OrgsimError('output-failed', message, 'Run it again on the file as it is now.');
}
