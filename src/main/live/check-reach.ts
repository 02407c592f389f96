// Whether the providers of a run can be asked at all, before its first call: each one once, for nothing. Retries and circuit
// breakers are for trouble on the way; a server that is not up, or a key that is refused, is better known at once.

import { OrgsimError } from '#base/errors';
import type { Reachability } from '#models/adapter';
import { isListed } from '../is-listed.js';
import type { OpenedModels } from '../open-models.js';

/**
 * Throws an OrgsimError of code `provider-failed` for a provider that nobody can reach or that refuses the key, and for a model
 * that was not pulled. Whatever else is answered proves nothing.
 */
export async function checkReach({ routes }: OpenedModels, signal: AbortSignal): Promise<void> {
  const adapters = new Set([...routes.values()].map(({ adapter }) => adapter));
  const reached = new Map(
    await Promise.all(
      [...adapters].map(async (adapter) => [adapter, await adapter.reach(signal)] as const),
    ),
  );
  for (const { provider, name, adapter } of routes.values()) {
    const said = reached.get(adapter);
    if (said === undefined) continue;
    refuseUnreachable(said);
    // The others answer to more names than they list.
    if (provider !== 'ollama' || said.kind !== 'reachable' || said.models === null) continue;
    if (!isListed(provider, name, said.models))
      throw new OrgsimError(
        'provider-failed',
        `Ollama (${adapter.endpoint ?? 'here'}) has no model ${JSON.stringify(name)}.`,
        `Nothing was asked. Get it first: ollama pull ${name}`,
      );
  }
}

function refuseUnreachable(said: Reachability): void {
  if (said.kind === 'reachable') return;
  const { message, facts } = said.error;
  if (facts.kind !== 'network' && facts.kind !== 'unauthorized') return;
  throw new OrgsimError(
    'provider-failed',
    message,
    'Nothing was asked, and nothing was paid. orgsim models shows who can be reached.',
  );
}
