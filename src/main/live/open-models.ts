// The models of a live run: whose each is, what it is called there, what it costs, and who speaks to it. Asks nobody anything.

import { OrgsimError } from '#base/errors';
import type { Pricing } from '#cost/prices/pricing';
import type { ModelCost, ModelRoute } from '#live/model-route';
import type { ModelAdapter, Provider } from '#models/adapter';
import { routeModel } from '#models/route-model';

/** Milliseconds without any byte after which a request has failed. */
const SILENCE_MS_MAX = 120_000;

/** By the model as the org names it. Throws an OrgsimError for a model that nobody runs, or whose provider has no key. */
export async function openModels(
  models: Iterable<string>,
  pricing: Pricing,
  openAdapter: (provider: Provider) => Promise<ModelAdapter>,
): Promise<ReadonlyMap<string, ModelRoute>> {
  const routes = new Map<string, ModelRoute>();
  const adapters = new Map<Provider, ModelAdapter>();
  for (const model of new Set(models)) {
    const priced = pricing.priceOf(model);
    const route = routeModel(priced.resolvedModel);
    if ('problem' in route)
      throw new OrgsimError('usage', `${route.problem}`, 'Nothing was asked or paid.');
    const adapter = adapters.get(route.provider) ?? (await openAdapter(route.provider));
    adapters.set(route.provider, adapter);
    routes.set(model, {
      provider: route.provider,
      name: route.model,
      adapter,
      cost: costOf(priced, route.provider),
      silenceMsMax: SILENCE_MS_MAX,
    });
  }
  return routes;
}

function costOf(priced: ReturnType<Pricing['priceOf']>, provider: Provider): ModelCost {
  if (provider === 'dry-run') return { kind: 'free' };
  if (priced.kind !== 'tokens') return { kind: 'unpriced' };
  const { price } = priced;
  return price.source.kind === 'free-local' ? { kind: 'free' } : { kind: 'priced', price };
}
