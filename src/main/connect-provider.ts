// Makes the adapter of a provider: the one place where a key is taken out of its wrapping.

import { doLater } from '#io/later';
import { sendHttp } from '#io/send-http';
import type { ProviderSettings } from '#live/providers/settle-provider';
import type { ModelAdapter, Provider } from '#models/adapter';
import { openAdapter } from '#models/registry';

/** Null settings for a provider that needs none. Asks nobody anything. */
export function connectProvider(
  provider: Provider,
  settings: ProviderSettings | null,
): Promise<ModelAdapter> {
  return openAdapter(provider, {
    apiKey: settings?.key?.secret.reveal() ?? null,
    baseUrl: settings?.endpoint.url ?? null,
    send: sendHttp,
    doLater,
  });
}
