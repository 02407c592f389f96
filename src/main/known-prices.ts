// What is known of prices, and where it comes from: the use case behind `orgsim prices`. Reads and prints nothing.

import { invariant } from '#base/assert';
import { didYouMean } from '#base/did-you-mean';
import { OrgsimError } from '#base/errors';
import { ALIASES, findListedRow } from '#cost/prices/find-list-price';
import type { GenaiTable } from '#cost/prices/genai-prices';
import { loadGenaiPrices } from '#cost/prices/genai-prices';
import { LIST_PRICES } from '#cost/prices/list-prices';
import { fullName, modelKey, parseModelId } from '#cost/prices/model-id';
import type { ModelPrice } from '#cost/prices/model-price';
import { openPriceBook, resolveModel } from '#cost/prices/price-book';
import type { PriceFile } from '#cost/prices/price-file';
import { readPriceFile } from '#cost/prices/read-price-file';
import type { SourceFile } from '#io/read-source';

export interface KnownPrice {
  /** As it is written in an ORG.md: `claude-opus-5-5`, `mistral/mistral-large`. */
  readonly model: string;
  /** Names without a version that stand for it. */
  readonly aliases: readonly string[];
  readonly price: ModelPrice;
  /** Days from when the price was true to today; null where nothing says when that was. */
  readonly ageDays: number | null;
}

export interface PriceList {
  /** The day that ages count to. */
  readonly today: string;
  /** Those of the user's file, then the project's own, then those of the package where they are asked for. */
  readonly prices: readonly KnownPrice[];
}

export interface PricePage extends KnownPrice {
  readonly today: string;
  /** The name that was asked for. */
  readonly asked: string;
  /** Whether that is an alias, and no other spelling of the model. */
  readonly isAlias: boolean;
  /** What tables say of the same model that do not come first. */
  readonly elsewhere: readonly KnownPrice[];
}

export interface PricesWanted {
  /** `2026-11-30`. */
  readonly today: string;
  /** A file of prices; null for none. */
  readonly file: SourceFile | null;
}

/** With `all`, those of the package too. Throws an OrgsimError for a file that is not understood. */
export async function listPrices({ today, file }: PricesWanted, all: boolean): Promise<PriceList> {
  const own = file === null ? null : readPriceFile(file);
  const rows: { model: string; price: ModelPrice }[] = [
    ...[...(own?.models.values() ?? [])].map((price) => ({ model: price.id, price })),
    ...LIST_PRICES.map((price) => ({ model: price.id, price })),
    ...(all ? packageRows(await loadGenaiPrices()) : []),
  ];
  const told = new Set<string>();
  const prices: KnownPrice[] = [];
  for (const { model, price } of rows) {
    const key = modelKey(parseModelId(model));
    if (!told.has(key)) prices.push(knownPrice(model, price, today, own));
    told.add(key);
  }
  return { today, prices };
}

function packageRows(table: GenaiTable): { model: string; price: ModelPrice }[] {
  return table
    .list()
    .map(({ provider, price }) => ({ model: fullName(provider, price.id), price }));
}

/** Throws an OrgsimError also for a model whose price is not known. */
export async function describePrice(
  asked: string,
  { today, file }: PricesWanted,
): Promise<PricePage> {
  const own = file === null ? null : readPriceFile(file);
  const priced = (await openPriceBook([asked], { file: own })).priceOf(asked);
  if (priced.kind === 'unpriced') throw unpricedModel(asked, priced.why, own);
  invariant(priced.kind === 'tokens', 'list prices are by token');
  const { resolvedModel: model, price } = priced;
  const known = knownPrice(model, price, today, own);
  const askedKey = modelKey(parseModelId(asked));
  const others = (await rowsOf(model)).filter(({ source }) => source.kind !== price.source.kind);
  return {
    ...known,
    today,
    asked,
    isAlias: known.aliases.some((alias) => modelKey(parseModelId(alias)) === askedKey),
    elsewhere: others.map((other) => knownPrice(model, other, today, own)),
  };
}

/** What the tables say of a model under its very name. */
async function rowsOf(model: string): Promise<ModelPrice[]> {
  const id = parseModelId(model);
  const listed = findListedRow(id);
  const answer = (await loadGenaiPrices()).find(id);
  return [
    ...(listed === null ? [] : [listed]),
    ...(answer.kind === 'priced' ? [answer.price] : []),
  ];
}

function knownPrice(
  model: string,
  price: ModelPrice,
  today: string,
  own: PriceFile | null,
): KnownPrice {
  const { asOf } = price.source;
  const key = modelKey(parseModelId(model));
  const aliases = aliasNames(own).filter((alias) => modelKey(resolveModel(alias, own)) === key);
  return { model, aliases, price, ageDays: asOf === null ? null : daysBetween(asOf, today) };
}

function aliasNames(own: PriceFile | null): string[] {
  return [...new Set([...(own?.aliases.keys() ?? []), ...ALIASES.keys()])].filter(
    // A price of its own makes a name a model.
    (alias) => own?.models.has(modelKey(parseModelId(alias))) !== true,
  );
}

const DAY_MS = 86_400_000;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

function unpricedModel(asked: string, why: string, own: PriceFile | null): OrgsimError {
  const rows = [...(own?.models.values() ?? []), ...LIST_PRICES];
  const suggestion = didYouMean(asked, [...aliasNames(own), ...rows.map(({ id }) => id)]);
  const file = 'A price of its own can stand in a file for --prices.';
  return new OrgsimError(
    'nothing-matched',
    `${why.charAt(0).toUpperCase()}${why.slice(1)}.`,
    suggestion === null ? file : `Did you mean ${suggestion}? ${file}`,
  );
}
