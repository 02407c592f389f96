// The options of commands that price: which table.

import { OrgsimError } from '#base/errors';
import type { Pricing } from '#cost/prices/pricing';
import { parsePricing } from '#main/parse-pricing';
import type { OptionTable } from './command.js';

export interface PricingFlags {
  readonly pricing: string;
}

export const PRICING_OPTIONS: OptionTable<PricingFlags> = {
  pricing: {
    flags: '--pricing <table>',
    summary: 'prices: reference, or flat:USD/1K for every token alike',
    default: 'reference',
  },
};

/** Throws an OrgsimError of code `usage` for a name that means no pricing. */
export async function readPricing({ pricing: name }: PricingFlags): Promise<Pricing> {
  const pricing = parsePricing(name);
  if (pricing !== null) return pricing;
  throw new OrgsimError(
    'usage',
    `--pricing takes reference or a flat price, not "${name}".`,
    'For instance: --pricing flat:0.01/1K',
  );
}
