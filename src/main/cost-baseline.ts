// What a bill is compared with: an estimate that was saved as JSON, or another ORG.md. Reads no file.

import { OrgsimError } from '#base/errors';
import { USD_MAX } from '#base/money';
import type { CostEstimate } from '#cost/estimate/types';
import type { Spending } from '#cost/limits';
import { spendingOf } from './cost-limits.js';
import { SCHEMA_VERSION } from './saved-estimate.js';

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
export function parseBaseline(name: string, text: string): CostBaseline {
  const objects = [parseJson(name, text)].flat();
  let [perHour, missing] = [0, 0];
  const pricing = new Set<string>();
  for (const object of objects) {
    const { totals, unpriced, schemaVersion } = asRecord(object);
    if (typeof schemaVersion === 'number' && schemaVersion > SCHEMA_VERSION) throw tooNew(name);
    const { perHour: hourly, missing: without } = asRecord(totals);
    if (typeof hourly !== 'number' || !(hourly >= 0 && hourly <= USD_MAX))
      throw notAnEstimate(name);
    perHour += hourly;
    // Of the pinned keys, only `unpriced` says that something is not in the totals.
    missing += typeof without === 'number' ? without : asList(unpriced).length;
    const { name: table, asOf } = asRecord(asRecord(object).pricing);
    if (typeof table !== 'string') continue;
    pricing.add(pricingText({ name: table, asOf: typeof asOf === 'string' ? asOf : null }));
  }
  if (objects.length === 0) throw notAnEstimate(name);
  return { name, perHour, missing, pricing: [...pricing] };
}

function pricingText({ name, asOf }: Pick<CostEstimate['pricing'], 'name' | 'asOf'>): string {
  return asOf === null ? name : `${name} of ${asOf}`;
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch (error) {
    throw notAnEstimate(name, error);
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function tooNew(name: string): OrgsimError {
  return new OrgsimError(
    'input-invalid',
    `${name} was saved by a newer orgsim.`,
    'Update orgsim, or save it again with this version.',
  );
}

function notAnEstimate(name: string, cause?: unknown): OrgsimError {
  return new OrgsimError(
    'input-invalid',
    `${name} is no saved estimate: there is no totals.perHour in it.`,
    `orgsim cost --format json:${name} writes one; an ORG.md can be compared with, too.`,
    { cause },
  );
}
