// Whether the providers of a run can be asked at all, before its first call: each one once, for nothing. Retries and circuit
// breakers are for trouble on the way; a server that is not up, or a key that is refused, is better known at once.

import { OrgsimError } from '#base/errors';
import type { OpenedModels } from '../open-models.js';

/** Throws an OrgsimError for a provider that nobody can reach, or that refuses the key. Whatever else it answers is no proof. */
export async function checkReach({ routes }: OpenedModels, signal: AbortSignal): Promise<void> {
  const adapters = new Set([...routes.values()].map(({ adapter }) => adapter));
  const reached = await Promise.all([...adapters].map((adapter) => adapter.reach(signal)));
  for (const each of reached) {
    if (each.kind === 'reachable') continue;
    const { message, facts } = each.error;
    if (facts.kind !== 'network' && facts.kind !== 'unauthorized') continue;
    throw new OrgsimError(
      'provider-failed',
      message,
      'Nothing was asked, and nothing was paid. orgsim models shows who can be reached.',
    );
  }
}
