// How a provider is reached: the address and the key come in as arguments, and nothing else is read from anywhere.

import { OrgsimError } from '#base/errors';
import type { SendHttp } from '#base/http-port';
import type { Provider } from './adapter.js';
import type { Line } from './converse.js';
import type { DoLater } from './exchange.js';

export interface ProviderAccess {
  /** Null sends none: a server of one's own may want none. */
  readonly apiKey: string | null;
  /** As its SDK takes it; null for the provider's own. */
  readonly baseUrl: string | null;
  readonly send: SendHttp;
  readonly doLater: DoLater;
}

interface ProviderFacts {
  readonly provider: Provider;
  readonly name: string;
  readonly ownUrl: string;
  readonly keyVariable: string;
  readonly urlVariable: string;
}

/** The line to a provider, and its base URL without a slash at the end. Throws an OrgsimError of code `usage`. */
export function openLine(
  facts: ProviderFacts,
  { send, doLater, ...given }: ProviderAccess,
): { readonly line: Line; readonly baseUrl: string } {
  const { provider, name, ownUrl, keyVariable, urlVariable } = facts;
  const apiKey = textOrNull(given.apiKey);
  const url = readUrl(textOrNull(given.baseUrl) ?? ownUrl, facts);
  const headers = apiKey === null ? {} : { authorization: `Bearer ${apiKey}` };
  return {
    line: {
      provider,
      name,
      endpoint: url.host,
      apiKey,
      keyVariable,
      urlVariable,
      headers,
      send,
      doLater,
    },
    baseUrl: url.href.replace(/\/+$/u, ''),
  };
}

/** A variable that is set to nothing is not set. */
function textOrNull(given: string | null): string | null {
  const text = given?.trim() ?? '';
  return text === '' ? null : text;
}

// The address is not repeated: whoever puts a password or a key in it would read it in every log.
function readUrl(text: string, { name, urlVariable, keyVariable }: ProviderFacts): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new OrgsimError(
      'usage',
      `${urlVariable} is no address at which ${name} could be asked.`,
      `Write one that begins with https:// (or http:// for a server of your own) in ${urlVariable}.`,
    );
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new OrgsimError(
      'usage',
      `${urlVariable} holds more than an address: a user name, a password or a query.`,
      `Leave those out of ${urlVariable}, and put the key in ${keyVariable}.`,
    );
  return url;
}
