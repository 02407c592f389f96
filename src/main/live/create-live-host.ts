// A live run's host on this machine: folders below `runs`, the clock on the wall, providers as the environment says.

import { sha256 } from '#io/hash-text';
import { doLater } from '#io/later';
import { sendHttp } from '#io/send-http';
import { wallClock } from '#io/wall-clock';
import type { Provider } from '#models/adapter';
import type { ProviderAccess } from '#models/provider-access';
import { openAdapter } from '#models/registry';
import type { LiveHost } from './live-host.js';
import { openModels } from './open-models.js';
import { createRun, openRun } from './open-run.js';

/** The environment variables that say how providers are reached, as their SDKs name them. */
export type ProviderEnvironment = Readonly<Record<string, string | undefined>>;

export interface HostOptions
  extends Pick<
    LiveHost,
    'program' | 'offer' | 'stopping' | 'aborting' | 'observer' | 'watcher' | 'wave' | 'opened'
  > {
  /** The folder of all runs. */
  readonly runs: string;
  readonly environment: ProviderEnvironment;
}

export function createLiveHost({ runs, environment, ...rest }: HostOptions): LiveHost {
  return {
    ...rest,
    clock: wallClock,
    hash: sha256,
    createFolder: (about) => createRun(runs, new Date(wallClock.now()).toISOString(), about),
    openFolder: (id) => openRun(runs, id),
    async openModels({ org, pricing, options }) {
      const routes = await openModels(
        org.agents.map(({ model }) => model),
        pricing.pricing,
        (provider) => openAdapter(provider, accessOf(provider, environment)),
      );
      const { concurrency } = options;
      return {
        routes,
        limitsOf: () => ({ concurrency, requestsPerMinute: null, tokensPerMinute: null }),
      };
    },
  };
}

function accessOf(provider: Provider, environment: ProviderEnvironment): ProviderAccess {
  const [key, url] = VARIABLES[provider];
  const apiKey = key === null ? null : (environment[key] ?? null);
  const baseUrl = url === null ? null : (environment[url] ?? null);
  return { apiKey, baseUrl, send: sendHttp, doLater };
}

const VARIABLES: Readonly<Record<Provider, readonly [string | null, string | null]>> = {
  anthropic: ['ANTHROPIC_API_KEY', 'ANTHROPIC_BASE_URL'],
  openai: ['OPENAI_API_KEY', 'OPENAI_BASE_URL'],
  ollama: [null, 'OLLAMA_HOST'],
  'dry-run': [null, null],
};
