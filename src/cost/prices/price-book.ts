// List prices as a pricing: the user's file goes before the project's own table, and that before the package. What no table
// has under its very name is unpriced. Knows no org.

import { ALIASES, findListedRow, resolveAlias } from './find-list-price.js';
import { loadGenaiPrices } from './genai-prices.js';
import type { GenaiAnswer } from './genai-row.js';
import { LIST_PRICES_AS_OF, newestDay } from './list-prices.js';
import { localPrice, placeOf } from './local-price.js';
import type { ModelId } from './model-id.js';
import { exactKey, fullName, modelKey, parseModelId } from './model-id.js';
import type { ModelPrice } from './model-price.js';
import type { PriceFile } from './price-file.js';
import { findFilePrice } from './price-file.js';
import type { ModelPricing, Pricing } from './pricing.js';

export interface PriceBookOptions {
  /** Prices that go before all others; null for none. */
  readonly file?: PriceFile | null;
}

/**
 * The pricing `catalog`, for these models: in any spelling, aliases too. The package is loaded only where a model is in no
 * other table; a model that was not named here and would need it is unpriced.
 */
export async function openPriceBook(
  models: Iterable<string>,
  { file = null }: PriceBookOptions = {},
): Promise<Pricing> {
  const answers = await askPackage(models, file);
  return {
    name: 'catalog',
    asOf: newestDay([LIST_PRICES_AS_OF, file?.asOf ?? '']),
    hasCaches: true,
    priceOf: (model) => {
      const id = resolveModel(model, file);
      const found = findPrice(id, file);
      if (found !== null) return pricedAs(found.id, found);
      if (placeOf(id) === 'local') return pricedAs(exactKey(id), localPrice(exactKey(id)));
      const answer = answers.get(exactKey(id));
      if (answer?.kind === 'priced')
        return pricedAs(fullName(id.provider, answer.price.id), answer.price);
      return {
        kind: 'unpriced',
        resolvedModel: fullName(id.provider, id.name),
        why: whyUnpriced(id, answer),
      };
    },
  };
}

async function askPackage(
  models: Iterable<string>,
  file: PriceFile | null,
): Promise<ReadonlyMap<string, GenaiAnswer>> {
  const ids = [...models].map((model) => resolveModel(model, file));
  const asked = ids.filter((id) => findPrice(id, file) === null && placeOf(id) === 'elsewhere');
  if (asked.length === 0) return new Map();
  const table = await loadGenaiPrices();
  return new Map(asked.map((id) => [exactKey(id), table.find(id)]));
}

/** What the name stands for: in the file, else in the table of aliases, unless the file has a price under the very name. */
export function resolveModel(model: string, file: PriceFile | null): ModelId {
  const written = parseModelId(model);
  const target = file?.aliases.get(modelKey(written));
  const id = target === undefined ? written : parseModelId(target);
  return findFilePrice(file, id) === null ? resolveAlias(id) : id;
}

function findPrice(id: ModelId, file: PriceFile | null): ModelPrice | null {
  return findFilePrice(file, id) ?? findListedRow(id);
}

function pricedAs(resolvedModel: string, price: ModelPrice): ModelPricing {
  return { kind: 'tokens', resolvedModel, price, source: price.source };
}

function whyUnpriced(id: ModelId, answer: GenaiAnswer | undefined): string {
  const name = fullName(id.provider, id.name);
  const why = `no price of ${name} is known`;
  if (placeOf(id) === 'remote') return `${why}: it is only passed on to machines of its provider`;
  if (answer?.kind !== 'unpriced') return `no price of ${name} was looked up`;
  if (answer.detail !== null) return `${why}: ${answer.detail}`;
  const relative = newestOfFamily(id) ?? answer.relative;
  return relative === null ? why : `${why}; ${relative} has one, and is another model`;
}

function newestOfFamily({ provider, plain }: ModelId): string | null {
  const family = /^claude-(?:\d[\d-]*-)?(fable|opus|sonnet|haiku)\b/.exec(plain)?.[1];
  if (provider !== 'anthropic' || family === undefined) return null;
  return ALIASES.get(family) ?? null;
}
