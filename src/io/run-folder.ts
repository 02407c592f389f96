// The folders of live runs: made so that no two runs share one and nothing in them is committed by accident. Knows the names of
// the files in them, not what they hold.

import { randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from './append-file.js';
import { readError } from './read-error.js';
import { writeError } from './write-error.js';

export const RUNS_FOLDER = 'runs';
export const JOURNAL_FILE = 'journal.jsonl';

/** `*` covers this file too. */
const IGNORE = `# What models wrote may hold what nobody means to publish, so git leaves runs alone. A recording that tests replay is meant
# to be committed: git add --force runs/ID
*
`;

/**
 * Makes the folder `id` below `runs`, and `runs` itself, with a .gitignore, where it is missing. Both names are on the disk
 * when it resolves. False where something of that name is there already. Rejects with an OrgsimError of code `output-failed`.
 */
export async function makeRunFolder(runs: string, id: string): Promise<boolean> {
  const path = join(runs, id);
  try {
    if (mkdirSync(runs, { recursive: true }) !== undefined) {
      writeFileSync(join(runs, '.gitignore'), IGNORE, { flag: 'wx' });
      await syncFolder(dirname(runs));
    }
    mkdirSync(path);
  } catch (error) {
    if (isCode(error, 'EEXIST') && isTaken(path)) return false;
    throw writeError(path, error);
  }
  await syncFolder(runs);
  return true;
}

/** False, too, where what is above it is no folder. */
function isTaken(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Whether the run of that folder came as far as to have a journal. */
export function hasJournal(folder: string): boolean {
  return existsSync(join(folder, JOURNAL_FILE));
}

/** `2026-11-27-1432-...`: whatever else lies beside the runs is not ours to read or to take away. */
const RUN_NAME = /^\d{4}-\d{2}-\d{2}-\d{4}-[a-z0-9-]+$/;

/** The folders of runs below `runs`, oldest first; none where there is no `runs`. A link is none: it may lead anywhere. */
export function listRunFolders(runs: string): readonly string[] {
  try {
    return readdirSync(runs, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && RUN_NAME.test(entry.name))
      .map(({ name }) => name)
      .toSorted();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [];
    throw readError(runs, error);
  }
}

/** Bytes of all that is in a folder. */
export function folderBytes(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    // What a run that goes on takes away meanwhile counts nothing.
    bytes += entry.isDirectory()
      ? folderBytes(path)
      : (lstatSync(path, { throwIfNoEntry: false })?.size ?? 0);
  }
  return bytes;
}

const GONE = '.gone-';

/** What is left of runs that were being taken away when the process was killed. */
export function removeLeftovers(runs: string): void {
  for (const entry of readdirSync(runs, { withFileTypes: true })) {
    const { name } = entry;
    if (!entry.isDirectory() || !name.startsWith(GONE) || !RUN_NAME.test(name.slice(GONE.length)))
      continue;
    const path = join(runs, name);
    try {
      rmSync(path, { recursive: true, force: true });
    } catch (error) {
      throw writeError(path, error);
    }
  }
}

/**
 * Takes a run away: out of sight in one step, so that what is killed half-way leaves no half run. Throws an OrgsimError of code
 * `output-failed`.
 */
export function removeRunFolder(runs: string, id: string): void {
  const path = join(runs, id);
  const gone = join(runs, `${GONE}${id}-${randomBytes(4).toString('hex')}`);
  try {
    renameSync(path, gone);
    rmSync(gone, { recursive: true, force: true });
  } catch (error) {
    throw writeError(path, error);
  }
}

/** Four hexadecimal digits by chance, to tell apart what else would have one name. */
export function randomSuffix(): string {
  return randomBytes(2).toString('hex');
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
