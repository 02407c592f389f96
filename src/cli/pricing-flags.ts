// The options of commands that price: which table.

import { OrgsimError } from '#base/errors';
import { flatPricing } from '#cost/prices/flat-pricing';
import type { Pricing } from '#cost/prices/pricing';
import { referencePricing } from '#cost/prices/reference-pricing';
import type { OptionTable } from './command.js';

export interface PricingFlags {
  readonly pricing: string;
}

export const PRICING_OPTIONS: OptionTable<PricingFlags> = {
  pricing: {
    flags: '--pricing <table>',
    summary: 'prices: reference, or flat:USD/1K for every token alike',
    default: 'reference',
    parse: pricingName,
  },
};

const FLAT = /^flat:(\d*\.?\d+)\/1?([KM])$/iu;

function pricingName(text: string): string {
  if (text === 'reference' || FLAT.test(text)) return text;
  throw new OrgsimError(
    'usage',
    `--pricing takes reference or a flat price, not "${text}".`,
    'For instance: --pricing flat:0.01/1K',
  );
}

export async function readPricing({ pricing }: PricingFlags): Promise<Pricing> {
  const flat = FLAT.exec(pricing);
  if (flat === null) return referencePricing;
  const [, usd, unit] = flat;
  return flatPricing(pricing, Number(usd) * (unit?.toUpperCase() === 'K' ? 1000 : 1));
}
