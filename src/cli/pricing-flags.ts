// The options of commands that price: which table.

import { OrgsimError } from '#base/errors';
import type { Pricing } from '#cost/prices/pricing';
import { openPricing } from '#main/open-pricing';
import type { OptionTable } from './command.js';

export interface PricingFlags {
  readonly pricing: string;
}

export const PRICING_OPTIONS: OptionTable<PricingFlags> = {
  pricing: {
    flags: '--pricing <table>',
    summary: 'price table: reference, or flat:0.01/1K for one price of every token',
    default: 'reference',
  },
};

/** `models` are those that will be priced. Throws an OrgsimError of code `usage` for a table that does not exist. */
export async function readPricing(
  { pricing }: PricingFlags,
  _models: Iterable<string>,
): Promise<Pricing> {
  const found = openPricing(pricing);
  if (found !== null) return found;
  throw new OrgsimError(
    'usage',
    `--pricing takes reference or flat:PRICE/1K, not "${pricing}".`,
    'For instance: --pricing flat:0.01/1K',
  );
}
