// Who answers for a provider. Each adapter, and the SDK with it, is loaded when somebody speaks to that provider.

import type { ModelAdapter, Provider } from './adapter.js';
import type { ProviderAccess } from './provider-access.js';
import { createScrubbedAdapter } from './scrubbed.js';

const ADAPTERS = {
  anthropic: async (access) => (await import('./anthropic.js')).createAnthropicAdapter(access),
  openai: async (access) => (await import('./openai.js')).createOpenaiAdapter(access),
  ollama: async (access) => (await import('./ollama.js')).createOllamaAdapter(access),
  'dry-run': async () => (await import('./dry-run.js')).createDryRunAdapter(),
} satisfies Record<Provider, (access: ProviderAccess) => Promise<ModelAdapter>>;

/** Its answers hold no secret. Throws an OrgsimError of code `usage` for an address that is none. Asks nobody anything. */
export async function openAdapter(
  provider: Provider,
  access: ProviderAccess,
): Promise<ModelAdapter> {
  return createScrubbedAdapter(await ADAPTERS[provider](access));
}
