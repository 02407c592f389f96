// Prices out of the package @pydantic/genai-prices, by provider and exact id: it answers for relatives too, and they are not
// taken. The package is large: it is loaded when the first price of it is asked for.

import type { ModelInfo, Provider } from '@pydantic/genai-prices';
import type { GenaiAnswer } from './genai-row.js';
import { priceOfRow, unpriced } from './genai-row.js';
import type { ModelId } from './model-id.js';
import { parseModelId } from './model-id.js';
import type { ModelPrice } from './model-price.js';

export interface GenaiTable {
  find(id: ModelId): GenaiAnswer;
  /** All that have a price by token, of the better known providers. */
  list(): readonly GenaiPrice[];
}

interface GenaiPrice {
  readonly provider: string;
  readonly price: ModelPrice;
}

/** Providers whose models are listed; those of others are found by name. */
const LISTED_PROVIDERS = [
  'anthropic',
  'openai',
  'google',
  'aws',
  'azure',
  'mistral',
  'deepseek',
  'x-ai',
  'groq',
  'cohere',
];

export async function loadGenaiPrices(): Promise<GenaiTable> {
  const { findProvider, calcPrice } = await import('@pydantic/genai-prices');
  // The package also finds providers that are named alike.
  const providerOf = (name: string | null): Provider | null => {
    const found = name === null ? undefined : findProvider({ providerId: name });
    return found?.id === name ? found : null;
  };
  const relativeOf = (id: ModelId, provider: Provider): string | null => {
    const found = calcPrice({ input_tokens: 1 }, id.name, { providerId: provider.id });
    if (found === null) return null;
    // Some providers answer with models of others.
    const isOwn = isOwnName(id) || !provider.models.includes(found.model);
    return isOwn ? found.model.id : `${provider.id}/${found.model.id}`;
  };
  return {
    find(id) {
      const provider = providerOf(id.provider);
      if (provider === null) {
        return unpriced(
          id.provider === null
            ? 'a model that is not named here is written provider/model'
            : `no prices of ${id.provider} are known at all`,
        );
      }
      const model = findModel(id, provider);
      if (model !== null) return priceOfRow(model);
      return { ...unpriced(null), relative: relativeOf(id, provider) };
    },
    list: () =>
      LISTED_PROVIDERS.flatMap((name) =>
        (providerOf(name)?.models ?? []).flatMap((model) => {
          const answer = priceOfRow(model);
          return answer.kind === 'priced' ? [{ provider: name, price: answer.price }] : [];
        }),
      ),
  };
}

/** Of resellers and clouds only the very id: what stands before or behind a name decides about the price there. */
function findModel(
  { provider, name, plain, undated }: ModelId,
  { models }: Provider,
): ModelInfo | null {
  const exact = models.find(({ id }) => id.toLowerCase() === name);
  if (exact !== undefined) return exact;
  if (!isOwnName({ provider })) return null;
  const plainOf = ({ id }: ModelInfo): string => parseModelId(`${provider}/${id}`).plain;
  const byName = (wanted: string) => models.find((model) => plainOf(model) === wanted);
  return byName(plain) ?? byName(undated) ?? null;
}

/** Whether a name means the model wherever it stands, in any spelling. */
function isOwnName({ provider }: Pick<ModelId, 'provider'>): boolean {
  return provider === 'anthropic' || provider === 'openai' || provider === 'google';
}
