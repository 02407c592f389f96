// Which run is meant: its id, or as much of its beginning, or of the last part, as says it.

import { didYouMean } from '#base/did-you-mean';
import { OrgsimError } from '#base/errors';
import { listRunFolders } from '#io/run-folder';

const SHOWN_MAX = 5;

/** The id. Throws an OrgsimError of code `nothing-matched` for none and for more than one. `runs` is the folder of all runs. */
export function findRun(runs: string, wanted: string): string {
  const ids = listRunFolders(runs);
  if (ids.includes(wanted)) return wanted;
  const found = wanted === '' ? [] : ids.filter((id) => id.startsWith(wanted));
  const [first, ...others] = found.length > 0 ? found : ids.filter((id) => endsWith(id, wanted));
  if (first === undefined) throw noneOf(runs, wanted, ids);
  if (others.length > 0) throw severalOf(wanted, [first, ...others]);
  return first;
}

/** `7f3a` alone is quick to type. */
function endsWith(id: string, wanted: string): boolean {
  return id.endsWith(`-${wanted}`);
}

function noneOf(runs: string, wanted: string, ids: readonly string[]): OrgsimError {
  const message = `There is no run "${wanted}" in ${runs}.`;
  if (ids.length === 0)
    return new OrgsimError('nothing-matched', message, 'There are none at all: --runs says where.');
  const near = didYouMean(wanted, ids);
  const hint = near === null ? 'orgsim runs lists those that there are.' : `Did you mean ${near}?`;
  return new OrgsimError('nothing-matched', message, hint);
}

function severalOf(wanted: string, found: readonly string[]): OrgsimError {
  const shown = found.slice(0, SHOWN_MAX).join(', ');
  return new OrgsimError(
    'nothing-matched',
    `"${wanted}" may be any of ${found.length} runs.`,
    `Say more of one: ${shown}${found.length > SHOWN_MAX ? ', ...' : ''}`,
  );
}
