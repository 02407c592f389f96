// How a provider is asked: its key, its address and its limits, out of the environment and the user's own configuration. Nothing
// of an ORG.md or of the working directory has a say. Reads neither files nor the environment.

import { OrgsimError } from '#base/errors';
import { hostKind } from '#base/host-kind';
import { Secret } from '#base/secret';
import type { ProviderLimits } from '../calls/rate-limits.js';
import { checkEndpoint } from './check-endpoint.js';
import type { ConfigFile, ProviderConfig } from './config-file.js';
import type { ConfiguredProvider } from './config-keys.js';
import { KEY_PATTERN } from './config-keys.js';
import { ollamaUrl } from './ollama-host.js';

export type Variables = Readonly<Record<string, string | undefined>>;

export interface ProviderSettings {
  readonly provider: ConfiguredProvider;
  /** `from` is the variable or the file. */
  readonly key: { readonly secret: Secret; readonly from: string } | null;
  /** Whether it takes no request without one. A server of one's own may. */
  readonly needsKey: boolean;
  /** Where a key is looked for, in words. */
  readonly keyPlaces: string;
  readonly endpoint: Endpoint;
  readonly limits: ProviderLimits;
  /** Null for no limit of its own. */
  readonly outputTokensMax: number | null;
  readonly silenceMsMax: number;
}

export interface Endpoint {
  readonly url: string;
  /** Host and port. */
  readonly host: string;
  /** Null for the provider's own address, or for Ollama on this machine; else the variable or the file that says it. */
  readonly from: string | null;
}

interface ProviderNames {
  readonly keys: readonly string[];
  readonly url: string;
  readonly ownUrl: string;
  readonly concurrency: number;
  readonly timeoutSeconds: number;
}

/** The names that the SDKs know. */
const NAMES: Readonly<Record<ConfiguredProvider, ProviderNames>> = {
  anthropic: {
    keys: ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN'],
    url: 'ANTHROPIC_BASE_URL',
    ownUrl: 'https://api.anthropic.com',
    concurrency: 4,
    timeoutSeconds: 120,
  },
  openai: {
    keys: ['OPENAI_API_KEY'],
    url: 'OPENAI_BASE_URL',
    ownUrl: 'https://api.openai.com/v1',
    concurrency: 4,
    timeoutSeconds: 120,
  },
  ollama: {
    keys: ['OLLAMA_API_KEY'],
    url: 'OLLAMA_HOST',
    ownUrl: ollamaUrl(''),
    // It answers one after the other, and may have to load the model first.
    concurrency: 1,
    timeoutSeconds: 300,
  },
};

/** Throws an OrgsimError of code `usage` for a variable that holds what cannot be meant. */
export function settleProvider(
  provider: ConfiguredProvider,
  variables: Variables,
  file: ConfigFile | null,
): ProviderSettings {
  const names = NAMES[provider];
  const config = file?.providers.get(provider) ?? null;
  const counts = config?.counts;
  const endpoint = settleEndpoint(provider, variables, config, file?.name ?? '');
  return {
    provider,
    key: settleKey(names.keys, variables, config, file?.name ?? ''),
    needsKey: provider !== 'ollama' && endpoint.from === null,
    keyPlaces: [...namedBy(config), ...names.keys].join(' or '),
    endpoint,
    limits: {
      concurrency: counts?.concurrency ?? names.concurrency,
      requestsPerMinute: counts?.requestsPerMinute ?? null,
      tokensPerMinute: counts?.tokensPerMinute ?? null,
    },
    outputTokensMax: counts?.outputTokensMax ?? null,
    silenceMsMax: (counts?.timeoutSeconds ?? names.timeoutSeconds) * 1000,
  };
}

/** So that no key that is set is ever shown, whoever is asked: those of the file are known since it was read. */
export function knowKeys(variables: Variables, file: ConfigFile | null): void {
  const named = [...(file?.providers.values() ?? [])].flatMap(namedBy);
  for (const name of [...Object.values(NAMES).flatMap(({ keys }) => keys), ...named]) {
    const key = setValue(variables, name);
    if (key !== null) new Secret(key);
  }
}

/** The variable that the user named, then those of the SDK, then the file. */
function settleKey(
  names: readonly string[],
  variables: Variables,
  config: ProviderConfig | null,
  fileName: string,
): ProviderSettings['key'] {
  for (const from of [...namedBy(config), ...names]) {
    const key = setValue(variables, from);
    if (key === null) continue;
    if (new RegExp(KEY_PATTERN).test(key)) return { secret: new Secret(key), from };
    throw new OrgsimError(
      'usage',
      `${from} holds a space, a line break or another character that no key has.`,
      `Set ${from} to the key as its provider gave it to you.`,
    );
  }
  const secret = config?.apiKey ?? null;
  return secret === null ? null : { secret, from: fileName };
}

function namedBy(config: ProviderConfig | null): readonly string[] {
  const named = config?.apiKeyEnv ?? null;
  return named === null ? [] : [named];
}

function settleEndpoint(
  provider: ConfiguredProvider,
  variables: Variables,
  config: ProviderConfig | null,
  fileName: string,
): Endpoint {
  const { url: variable, ownUrl } = NAMES[provider];
  const endpointAt = ({ url, host }: Omit<Endpoint, 'from'>, from: string): Endpoint => ({
    url,
    host,
    from: url === ownUrl ? null : from,
  });
  const written = setValue(variables, variable);
  if (written !== null) {
    const url = provider === 'ollama' ? ollamaUrl(written) : written;
    const checked = checkEndpoint(url, config?.allowInsecure ?? false);
    if (checked.kind === 'fine') return endpointAt(checked, variable);
    throw new OrgsimError('usage', `The address in ${variable} ${checked.problem}.`, checked.hint);
  }
  const baseUrl = config?.baseUrl ?? null;
  if (baseUrl !== null) return endpointAt(baseUrl, fileName);
  return { url: ownUrl, host: new URL(ownUrl).host, from: null };
}

/** What is empty is not set, as for the SDKs. */
function setValue(variables: Variables, name: string): string | null {
  const value = variables[name]?.trim() ?? '';
  return value === '' ? null : value;
}

/**
 * What whoever starts a run is told before the first request: where it goes, if not where it goes by itself. Null where
 * there is nothing to tell. Every run says it: a file of a repository may have set the environment.
 */
export function endpointNotice({ provider, endpoint, key }: ProviderSettings): string | null {
  const { url, host, from } = endpoint;
  if (from === null) return null;
  const { hostname } = new URL(url);
  const place = hostKind(hostname) === 'loopback' ? `${host}, on this machine` : host;
  const sent = key === null ? 'no key is sent there' : `the key of ${key.from} is sent there`;
  return `${provider} is asked at ${place} (${from}); ${sent}.`;
}
