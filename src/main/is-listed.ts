// Whether a provider lists a model under a name. Knows no more of providers than how they list.

import type { Provider } from '#models/adapter';

export function isListed(provider: Provider, name: string, models: readonly string[]): boolean {
  // Ollama means the tag `latest` where none is written.
  return models.includes(name) || (provider === 'ollama' && models.includes(`${name}:latest`));
}
