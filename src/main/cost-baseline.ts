// What a bill is compared with: an estimate that was saved as JSON, or another ORG.md. Reads no file.

import { USD_MAX } from '#base/money';
import type { CostEstimate } from '#cost/estimate/types';
import type { Spending } from '#cost/limits';
import type { SourceFile } from '#io/read-source';
import { spendingOf } from './cost-limits.js';
import type { SavedEstimate } from './saved-estimate.js';
import {
  readAmount,
  readPricingName,
  readSavedEstimates,
  SAVED_EXAMPLE,
} from './saved-estimate.js';

export interface CostBaseline extends Spending {
  /** The file, as it was named. */
  readonly name: string;
  /** Price tables that it was made with: `catalog, 2026-11-10`. Another one now is a change of prices, not of the org. */
  readonly pricing: readonly string[];
}

export function baselineOf(name: string, estimates: readonly CostEstimate[]): CostBaseline {
  const pricing = new Set(estimates.map((estimate) => pricingText(estimate.pricing)));
  return { name, ...spendingOf(estimates), pricing: [...pricing] };
}

/** Of what `orgsim cost --format json` prints, for one file or several. Throws an OrgsimError of code `input-invalid`. */
export function readSavedBaseline(source: SourceFile): CostBaseline {
  const saved = readSavedEstimates(source, ['totals']);
  const spent = saved.map(savedSpending);
  const pricing = saved.flatMap((each) =>
    each.fields.pricing === undefined ? [] : pricingText(readPricingName(each)),
  );
  return {
    name: source.name,
    perHour: spent.reduce((sum, { perHour }) => sum + perHour, 0),
    missing: spent.reduce((sum, { missing }) => sum + missing, 0),
    pricing: [...new Set(pricing)],
  };
}

function savedSpending({ place, fields: { totals, unpriced } }: SavedEstimate): Spending {
  const at = place.at('totals');
  const { perHour, missing } = at.readObject(totals, SAVED_EXAMPLE);
  const unpricedOnly = Array.isArray(unpriced) ? unpriced.length : 0;
  return {
    perHour: readAmount(at.at('perHour'), perHour, USD_MAX),
    // Of the pinned keys, only `unpriced` says that something is not in the totals.
    missing:
      missing === undefined ? unpricedOnly : at.at('missing').readWhole(missing, 0, 'agents'),
  };
}

function pricingText({ name, asOf }: Pick<CostEstimate['pricing'], 'name' | 'asOf'>): string {
  return asOf === null ? name : `${name} of ${asOf}`;
}
