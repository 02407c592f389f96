// Anthropic's SDK, opened so that it does what it is told and no more: no retries, no settings from the environment or from
// files, no log, no spans. The one maker of such clients.

import type { Anthropic } from '@anthropic-ai/sdk';
import type { Line } from './converse.js';
import type { ProviderAccess } from './provider-access.js';
import { openLine } from './provider-access.js';

/** The most a timer can wait: waiting is the exchange's business. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

export function openAnthropicLine(access: ProviderAccess): {
  readonly line: Line;
  readonly baseUrl: string;
} {
  return openLine(
    {
      provider: 'anthropic',
      name: 'Anthropic',
      ownUrl: 'https://api.anthropic.com',
      keyVariable: 'ANTHROPIC_API_KEY',
      urlVariable: 'ANTHROPIC_BASE_URL',
    },
    access,
  );
}

/** Loads the SDK. What goes out, goes through `fetch`, which adds the key: the SDK never has it, nor looks for one then. */
export async function createAnthropicClient(
  baseURL: string,
  fetch: typeof globalThis.fetch,
): Promise<Anthropic> {
  const sdk = await import('@anthropic-ai/sdk');
  return new sdk.Anthropic({
    apiKey: 'none',
    webhookKey: null,
    baseURL,
    fetch,
    maxRetries: 0,
    timeout: NO_TIMEOUT_MS,
    logLevel: 'off',
    openTelemetry: false,
  });
}
