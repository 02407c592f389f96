// Which runs are to go, and taking them away. One that a process is at work on always stays.

import { lockFolder } from '#io/folder-lock';
import { pathIn } from '#io/new-files';
import { folderBytes, removeLeftovers, removeRunFolder } from '#io/run-folder';
import type { RunState } from './run-state.js';

export interface PruneWish {
  /** These alone; null for all. */
  readonly ids: readonly string[] | null;
  /** The newest that stay, whatever their age; 0 for none. */
  readonly keep: number;
  /** Those whose last record is older than so many seconds; null for any. */
  readonly olderThanSeconds: number | null;
}

export interface Prunable {
  readonly run: RunState;
  readonly bytes: number;
}

export interface PrunePlan {
  readonly gone: readonly Prunable[];
  /** Would go, but a process is at work on them. */
  readonly held: readonly RunState[];
}

/** `states` oldest first; `now` in ISO 8601. */
export function planPruning(states: readonly RunState[], wish: PruneWish, now: string): PrunePlan {
  const before = states.slice(0, Math.max(0, states.length - wish.keep));
  const wanted = before.filter((state) => isWanted(state, wish, now));
  return {
    gone: wanted
      .filter(({ state }) => state !== 'running')
      .map((run) => ({ run, bytes: folderBytes(run.folder) })),
    held: wanted.filter(({ state }) => state === 'running'),
  };
}

function isWanted(state: RunState, { ids, olderThanSeconds }: PruneWish, now: string): boolean {
  if (ids !== null && !ids.includes(state.id)) return false;
  if (olderThanSeconds === null) return true;
  const at = state.lastAt ?? dayOf(state.id);
  return Date.parse(now) - Date.parse(at) > olderThanSeconds * 1000;
}

/** `2026-11-27-1432-...`: of a run whose journal tells nothing. */
function dayOf(id: string): string {
  return `${id.slice(0, 10)}T${id.slice(11, 13)}:${id.slice(13, 15)}:00Z`;
}

/** Throws an OrgsimError for one that a process took up meanwhile; those before it are gone by then. */
export function pruneRuns(runs: string, gone: readonly Prunable[]): void {
  if (gone.length > 0) removeLeftovers(runs);
  for (const { run } of gone) {
    // Held while it goes: nobody takes up half a run.
    lockFolder(pathIn(runs, run.id));
    removeRunFolder(runs, run.id);
  }
}
