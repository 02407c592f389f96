// Anthropic's SDK, opened so that it does what it is told and no more: no retries, no settings from the environment or from
// files, no log, no spans. The one maker of such clients.

import type { Anthropic } from '@anthropic-ai/sdk';
import type { Line } from './converse.js';
import type { ProviderAccess } from './provider-access.js';
import { openLine } from './provider-access.js';

const OWN_URL = 'https://api.anthropic.com';

export function openAnthropicLine(access: ProviderAccess): {
  readonly line: Line;
  readonly baseUrl: string;
} {
  return openLine(
    {
      provider: 'anthropic',
      name: 'Anthropic',
      ownUrl: OWN_URL,
      keyVariable: 'ANTHROPIC_API_KEY',
      urlVariable: 'ANTHROPIC_BASE_URL',
    },
    access,
  );
}

export interface ClientTerms {
  /** Null is Anthropic's own. */
  readonly baseUrl: string | null;
  /** All that goes out goes through it. It adds the key: the SDK never has it, and looks for none then. */
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  readonly retriesMax: number;
}

/** Loads the SDK. */
export async function createAnthropicClient(terms: ClientTerms): Promise<Anthropic> {
  const sdk = await import('@anthropic-ai/sdk');
  return new sdk.Anthropic({
    apiKey: 'none',
    webhookKey: null,
    baseURL: terms.baseUrl ?? OWN_URL,
    fetch: terms.fetch,
    maxRetries: terms.retriesMax,
    timeout: terms.timeoutMs,
    logLevel: 'off',
    openTelemetry: false,
  });
}
