// Which prices an org is priced with, by the name of the table: the use case behind --pricing and --prices. Reads no file.

import { OrgsimError } from '#base/errors';
import { parseFlatPricing } from '#cost/prices/flat-pricing';
import { openPriceBook } from '#cost/prices/price-book';
import type { Pricing } from '#cost/prices/pricing';
import { readPriceFile } from '#cost/prices/read-price-file';
import { referencePricing } from '#cost/prices/reference-pricing';
import type { SourceFile } from '#io/read-source';
import type { Org } from '#org/types';

/** Throws an OrgsimError of code `usage` for a name that `openPricing` does not know. */
export function checkPricingName(name: string): void {
  if (name === 'catalog' || name === 'reference' || parseFlatPricing(name) !== null) return;
  throw new OrgsimError(
    'usage',
    name.startsWith('flat')
      ? `--pricing flat takes dollars above 0 for 1K or 1M tokens, not "${name}".`
      : `--pricing takes catalog, reference or flat:PRICE/1K, not "${name}".`,
    'For instance: --pricing flat:0.01/1K',
  );
}

/**
 * `name` is `catalog`, `reference` or `flat:0.01/1K`; `models` are those that it will be asked for, in any spelling.
 * `file` has prices that go before those of `catalog`. Throws an OrgsimError for a name that is none, and for a file that is
 * not understood.
 */
export async function openPricing(
  name: string,
  models: Iterable<string>,
  file: SourceFile | null = null,
): Promise<Pricing> {
  checkPricingName(name);
  if (name === 'reference') return referencePricing;
  const prices = file === null ? null : readPriceFile(file);
  return parseFlatPricing(name) ?? (await openPriceBook(models, { file: prices }));
}

/** Each model of the orgs once. */
export function modelsOf(orgs: readonly Pick<Org, 'agents'>[]): ReadonlySet<string> {
  return new Set(orgs.flatMap(({ agents }) => agents.map(({ model }) => model)));
}
