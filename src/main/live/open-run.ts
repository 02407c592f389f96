// The folder of a run and its journal, open to write: begun or taken up again, locked and read. Knows nothing of what runs do.

import { OrgsimError } from '#base/errors';
import { slugWords } from '#io/file-slug';
import { pathIn } from '#io/new-files';
import type { RunFiles } from '#io/run-files';
import { openRunFiles } from '#io/run-files';
import { hasJournal, makeRunFolder, randomSuffix } from '#io/run-folder';
import { openRunStorage } from '#io/run-storage';
import type { Journal } from '#journal/journal';
import { openJournal } from '#journal/open-journal';
import type { RunRecord } from '#journal/records';
import { findRun } from './find-run.js';
import { runId } from './run-id.js';

export interface OpenRun extends RunFiles {
  readonly id: string;
  /** As a person here would write it: `runs/2026-11-27-1432-ship-the-beta-7f3a`. */
  readonly path: string;
  readonly journal: Journal;
  /** Waits for what was appended, closes all files and lets go of the folder. */
  close(): Promise<void>;
}

/** Of two bytes each: a folder of runs that start in one minute on one order is no large one. */
const TRIES_MAX = 100;

/**
 * Makes the folder of a new run below `runs`; its journal is empty, and waits for the `run` record. `at` is when it begins, in
 * ISO 8601; `about` names it (the first order, or the org). Rejects with an OrgsimError of code `output-failed`.
 */
export async function createRun(runs: string, at: string, about: string): Promise<OpenRun> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const id = runId(at, slugWords(about), randomSuffix());
    if (!(await makeRunFolder(runs, id))) continue;
    const path = pathIn(runs, id);
    return opened(id, path, await openJournal(await openRunStorage(path, 'new')));
  }
  throw new OrgsimError(
    'output-failed',
    `${runs} holds too many runs of this minute.`,
    'Wait one.',
  );
}

/**
 * Opens a run to go on with it; `wanted` is its id, or as much of it as says which. Rejects with an OrgsimError: there is no
 * such run, another process has it, its journal is damaged (and where), or it never began.
 */
export async function openRun(
  runs: string,
  wanted: string,
): Promise<OpenRun & { readonly run: RunRecord }> {
  const id = findRun(runs, wanted);
  const path = pathIn(runs, id);
  if (!hasJournal(path)) throw neverBegan(id);
  const journal = await openJournal(await openRunStorage(path, 'old'));
  const [run] = journal.recovered;
  if (run?.type === 'run') return { ...opened(id, path, journal), run };
  await journal.close();
  throw neverBegan(id);
}

function opened(id: string, path: string, journal: Journal): OpenRun {
  const files = openRunFiles(path);
  const close = async (): Promise<void> => {
    files.closeFiles();
    await journal.close();
  };
  return { id, path, journal, ...files, close };
}

function neverBegan(id: string): OrgsimError {
  return new OrgsimError(
    'input-invalid',
    `The run ${id} never began: it was stopped before its first record was on the disk, and nothing was paid for.`,
    `Start it anew, and take this one away with: orgsim runs prune ${id}`,
  );
}
