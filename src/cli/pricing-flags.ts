// The options of commands that price: which table, and prices of one's own.

import { OrgsimError } from '#base/errors';
import type { Pricing } from '#cost/prices/pricing';
import { readSource } from '#io/read-source';
import { checkPricingName, openPricing } from '#main/open-pricing';
import type { OptionTable } from './command.js';

export interface PricingFlags {
  /** `catalog`, `reference` or `flat:0.01/1K`. */
  readonly pricing: string;
  readonly prices: string | undefined;
}

export const PRICING_OPTIONS: OptionTable<PricingFlags> = {
  pricing: {
    flags: '--pricing <table>',
    summary:
      'catalog: list prices by token; reference: dollars an invocation; flat:0.01/1K: dollars for tokens of any kind',
    default: 'catalog',
    parse: pricingName,
  },
  prices: {
    flags: '--prices <file>',
    summary: 'prices of your own, in JSON: they go before those of the catalog',
  },
};

/** Reads the file that the options name. `models` are those that will be priced. Throws an OrgsimError. */
export async function readPricing(
  { pricing, prices }: PricingFlags,
  models: Iterable<string>,
): Promise<Pricing> {
  if (prices === undefined) return openPricing(pricing, models);
  if (pricing !== 'catalog') {
    throw new OrgsimError(
      'usage',
      `--prices adds to the catalog, and --pricing ${pricing} takes nothing from it.`,
      'Leave out one of the two.',
    );
  }
  return openPricing(pricing, models, await readSource(prices));
}

function pricingName(text: string): string {
  checkPricingName(text);
  return text;
}
