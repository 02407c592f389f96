// Asks Anthropic how many tokens a text is for a model. Loads the SDK when it is first asked; no model answers anything.

import type Anthropic from '@anthropic-ai/sdk';
import { OrgsimError } from '#base/errors';
import { createAnthropicClient } from './anthropic-client.js';
import { plainHeaders } from './exchange.js';

export interface AnthropicAccess {
  readonly apiKey: string;
  /** Null is Anthropic's own. */
  readonly baseUrl: string | null;
  /** For one attempt; a try that takes longer is made twice more. */
  readonly timeoutMs: number;
}

/** Tokens of `text` as a message to the model with that id. Throws an OrgsimError of code `provider-failed`. */
export type AskTokens = (model: string, text: string, signal: AbortSignal) => Promise<number>;

/** Whether Anthropic can be asked of the model: its own id, with or without its name before it. */
export function isAnthropicModel(model: string): boolean {
  return /^(anthropic\/)?claude-[^/]+$/iu.test(model.trim());
}

export async function connectAnthropic({
  apiKey,
  baseUrl,
  timeoutMs,
}: AnthropicAccess): Promise<AskTokens> {
  const sdk = await import('@anthropic-ai/sdk');
  const client = await createAnthropicClient({
    baseUrl,
    fetch: keyed(apiKey),
    timeoutMs,
    // To count is free: nobody is paid twice.
    retriesMax: 2,
  });
  return async (model, text, signal) => {
    const id = model.trim().replace(/^anthropic\//iu, '');
    try {
      const counted = await client.messages.countTokens(
        { model: id, messages: [{ role: 'user', content: text }] },
        { signal },
      );
      return checked(counted, id);
    } catch (error) {
      throw explain(error, id, sdk);
    }
  };
}

/** Sends the key to the address that is asked, whatever it answers, and nothing that the environment adds. */
function keyed(apiKey: string): typeof globalThis.fetch {
  return (input, init) =>
    fetch(input, {
      ...init,
      headers: plainHeaders(new Headers(init?.headers), { authorization: `Bearer ${apiKey}` }),
      redirect: 'manual',
    });
}

function checked({ input_tokens: tokens }: Anthropic.MessageTokensCount, id: string): number {
  if (Number.isSafeInteger(tokens) && tokens >= 0) return tokens;
  throw failed(
    `Anthropic's answer on the tokens of ${id} is no number.`,
    'Check ANTHROPIC_BASE_URL.',
  );
}

type Sdk = typeof import('@anthropic-ai/sdk');

// Never with what the server said: it may repeat the request, and the key with it.
function explain(error: unknown, id: string, sdk: Sdk): OrgsimError {
  if (error instanceof OrgsimError) return error;
  if (error instanceof sdk.APIUserAbortError || error instanceof sdk.APIConnectionTimeoutError)
    return failed(`Anthropic did not answer in time.`, `${OFFLINE} or try again later.`, error);
  if (error instanceof sdk.APIConnectionError)
    return failed(
      'Anthropic cannot be reached.',
      'Check the network and ANTHROPIC_BASE_URL.',
      error,
    );
  if (!(error instanceof sdk.APIError) || error.status === undefined)
    return failed(
      'Anthropic gave an answer that is not understood.',
      'Check ANTHROPIC_BASE_URL.',
      error,
    );
  const status = Number(error.status);
  switch (status) {
    case 401:
    case 403:
      return failed(`Anthropic refused the key (${status}).`, 'Check ANTHROPIC_API_KEY.', error);
    case 404:
      return failed(
        `Anthropic knows no model ${id} (404).`,
        'Check the model in the ORG.md, and ANTHROPIC_BASE_URL.',
        error,
      );
    case 429:
      return failed('Anthropic takes no more requests now (429).', 'Try again later.', error);
    default:
      return failed(
        `Anthropic could not count the tokens of ${id} (${status}).`,
        `${OFFLINE} or try again later.`,
        error,
      );
  }
}

const OFFLINE = 'Leave out --count api to estimate them,';

function failed(message: string, hint: string, cause?: unknown): OrgsimError {
  return new OrgsimError('provider-failed', message, hint, { cause });
}
