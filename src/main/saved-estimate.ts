// A saved `orgsim cost --format json`: the estimates in it, as objects whose places are known. Strict in what it reads: nothing is
// guessed. What is wanted of them is for others to read.

import type { JsonObject } from '#behavior/input-place';
import { InputPlace } from '#behavior/input-place';
import type { SourceFile } from '#io/read-source';

/** Of the JSON that is read here: it rises when a key that is there today changes its meaning or goes. */
export const SCHEMA_VERSION = 1;

export const SAVED_EXAMPLE = 'what `orgsim cost ORG.md --format json` prints';
export const SAVE_AGAIN = 'Save it again: orgsim cost ORG.md --format json > FILE';

export interface SavedEstimate {
  readonly place: InputPlace;
  readonly fields: JsonObject;
}

/** Whether a file is taken for one, rather than for an ORG.md. */
export function isSavedName(name: string): boolean {
  return /\.json$/iu.test(name);
}

/** One for each org, at least one, with these keys. Throws an OrgsimError of code `input-invalid` that names the place. */
export function readSavedEstimates(
  { name, text }: SourceFile,
  wanted: readonly string[],
): readonly [SavedEstimate, ...SavedEstimate[]] {
  const place = new InputPlace(name, { agents: [] });
  // A byte order mark, which PowerShell writes before what it redirects.
  const value = place.readJson(text.replace(/^\ufeff/u, ''));
  if (!Array.isArray(value)) return [readEstimate(place, value, wanted)];
  const [first, ...others] = value.map((each, index) =>
    readEstimate(place.at(index), each, wanted),
  );
  return first === undefined
    ? place.fail('there is no estimate in it', SAVE_AGAIN)
    : [first, ...others];
}

function readEstimate(place: InputPlace, value: unknown, wanted: readonly string[]): SavedEstimate {
  const fields = place.readObject(value, SAVED_EXAMPLE);
  const { schemaVersion } = fields;
  if (typeof schemaVersion === 'number' && schemaVersion > SCHEMA_VERSION) {
    place.fail(
      `it was saved by a newer orgsim (schemaVersion ${schemaVersion}, and this one reads up to ${SCHEMA_VERSION})`,
      'Update orgsim, or save it again with this version.',
    );
  }
  if (!wanted.every((key) => key in fields))
    place.fail('it is JSON, but no saved estimate of orgsim cost', SAVE_AGAIN);
  return { place, fields };
}

/** Less than any price or rate is: what is left of a rounding. Divided by it, nothing would be finite. */
const AMOUNT_LEAST = 1e-15;

/** A number from 0 that figures can be made of. */
export function readAmount(place: InputPlace, value: unknown, most: number): number {
  if (typeof value === 'number' && value >= 0 && value <= most)
    return value < AMOUNT_LEAST ? 0 : value;
  return place.fail(
    value === undefined ? 'it is missing' : 'a number from 0 is expected here',
    SAVE_AGAIN,
  );
}

/** The price table that it was made with. */
export function readPricingName({ place, fields }: SavedEstimate): {
  readonly name: string;
  readonly asOf: string | null;
} {
  const at = place.at('pricing');
  const { name, asOf } = at.readObject(fields.pricing, SAVED_EXAMPLE);
  return {
    name: at.at('name').readText(name, 'the name of a price table'),
    asOf: asOf === null ? null : at.at('asOf').readText(asOf, 'a date'),
  };
}
