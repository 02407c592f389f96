// The options of commands that price: which table.

import type { Pricing } from '#cost/prices/pricing';
import { COST_DEFAULTS } from '#main/price-org';
import type { OptionTable } from './command.js';

export interface PricingFlags {
  readonly pricing: 'reference';
}

export const PRICING_OPTIONS: OptionTable<PricingFlags> = {
  pricing: {
    flags: '--pricing <table>',
    summary: 'price table',
    choices: ['reference'],
    default: 'reference',
  },
};

export async function readPricing(
  _flags: PricingFlags,
  _models: Iterable<string> = [],
): Promise<Pricing> {
  return COST_DEFAULTS.pricing;
}
