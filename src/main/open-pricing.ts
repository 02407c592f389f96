// The pricing that a name means.

import { parseFlatPricing } from '#cost/prices/flat-pricing';
import type { Pricing } from '#cost/prices/pricing';
import { COST_DEFAULTS } from './price-org.js';

/** Null for a name that means none. */
export function openPricing(name: string): Pricing | null {
  return name === 'reference' ? COST_DEFAULTS.pricing : parseFlatPricing(name);
}
