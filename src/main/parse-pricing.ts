// A pricing by the name that the command line has for it.

import { flatPricing } from '#cost/prices/flat-pricing';
import type { Pricing } from '#cost/prices/pricing';
import { referencePricing } from '#cost/prices/reference-pricing';

const FLAT = /^flat:(\d*\.?\d+)\/1?([KM])$/iu;
const THOUSANDS_IN_MILLION = 1000;

/** Null for a name that means none. */
export function parsePricing(name: string): Pricing | null {
  if (name === referencePricing.name) return referencePricing;
  const flat = FLAT.exec(name);
  if (flat === null) return null;
  const [, usd, unit] = flat;
  return flatPricing(name, Number(usd) * (unit?.toUpperCase() === 'K' ? THOUSANDS_IN_MILLION : 1));
}
