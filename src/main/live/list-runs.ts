// All runs of a folder, as they stand.

import { listRunFolders } from '#io/run-folder';
import { readRunState } from './read-run-state.js';
import type { RunState } from './run-state.js';

/** Oldest first, as their ids sort. Throws an OrgsimError where `runs` cannot be read; none where it is not there. */
export function listRuns(runs: string): readonly RunState[] {
  return listRunFolders(runs).map((id) => readRunState(runs, id));
}
