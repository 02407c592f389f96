// From the models of an org to where their calls go: whose they are, what they cost, who speaks to them. Nobody is asked yet.

import { OrgsimError } from '#base/errors';
import type { Pricing } from '#cost/prices/pricing';
import type { ModelRoute } from '#live/calls/model-route';
import type { ProviderLimits } from '#live/calls/rate-limits';
import { NO_LIMITS } from '#live/calls/rate-limits';
import type { ConfiguredProvider } from '#live/providers/config-keys';
import { CONFIGURED_PROVIDERS } from '#live/providers/config-keys';
import { costOf, nameAtProvider } from '#live/providers/name-at-provider';
import type { ProviderSettings } from '#live/providers/settle-provider';
import { endpointNotice } from '#live/providers/settle-provider';
import type { ModelAdapter, Provider } from '#models/adapter';
import type { Providers } from './open-providers.js';

export interface ModelPorts {
  readonly pricing: Pricing;
  readonly providers: Providers;
  /** Null settings for the dry run. */
  readonly connect: (
    provider: Provider,
    settings: ProviderSettings | null,
  ) => Promise<ModelAdapter>;
}

export interface OpenedModels {
  /** By the model as the org names it. */
  readonly routes: ReadonlyMap<string, ModelRoute>;
  readonly limitsOf: (provider: Provider) => ProviderLimits;
  /** Sentences that whoever starts the run must have seen before the first request: where keys go, and the like. */
  readonly notices: readonly string[];
}

const NO_SILENCE_MS = 60_000;

/** Throws an OrgsimError of code `usage` for a model that nobody runs, or whose provider has no key. */
export async function openModels(
  models: Iterable<string>,
  { pricing, providers, connect }: ModelPorts,
): Promise<OpenedModels> {
  const adapters = new Map<Provider, ModelAdapter>();
  const routes = new Map<string, ModelRoute>();
  const settingsOf = (provider: Provider): ProviderSettings | null =>
    isConfigured(provider) ? providers.settingsOf(provider) : null;
  for (const model of new Set(models)) {
    const priced = pricing.priceOf(model);
    const named = nameAtProvider(model, priced);
    if ('problem' in named)
      throw new OrgsimError('usage', named.problem, 'orgsim models shows what each model means.');
    const { provider, model: name } = named;
    const settings = settingsOf(provider);
    if (settings !== null) checkKey(settings, model);
    const adapter = adapters.get(provider) ?? (await connect(provider, settings));
    adapters.set(provider, adapter);
    routes.set(model, {
      provider,
      name,
      adapter,
      cost: costOf(provider, priced, settings?.endpoint.host ?? null),
      silenceMsMax: settings?.silenceMsMax ?? NO_SILENCE_MS,
      outputTokensMax: settings?.outputTokensMax ?? null,
    });
  }
  const used = [...adapters.keys()].map(settingsOf).filter((each) => each !== null);
  return {
    routes,
    limitsOf: (provider) => settingsOf(provider)?.limits ?? NO_LIMITS,
    notices: [
      ...providers.warnings,
      ...used.map(endpointNotice).filter((notice) => notice !== null),
    ],
  };
}

function checkKey({ provider, key, needsKey, keyPlaces }: ProviderSettings, model: string): void {
  if (key !== null || !needsKey) return;
  throw new OrgsimError(
    'usage',
    `${model} is a model of ${provider}, and there is no key for it.`,
    `Set ${keyPlaces}, or give the agents another model. orgsim models shows what is set.`,
  );
}

export function isConfigured(provider: Provider): provider is ConfiguredProvider {
  return CONFIGURED_PROVIDERS.some((name) => name === provider);
}
