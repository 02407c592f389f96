// From the text of a file of prices to its prices. Strict: what is not understood is refused, with its place and what to
// write instead; nothing in it is silently ignored.

import { readJsonNode } from '#base/json-node';
import { failAt, JsonPlace } from './json-place.js';
import { modelKey, parseModelId } from './model-id.js';
import type { ModelPrice, RateBand, TokenRates } from './model-price.js';
import type { PriceFile } from './price-file.js';
import type { RateKey, REQUIRED_RATES } from './price-file-keys.js';
import {
  BAND_KEYS,
  BANDS_MAX,
  DAY_PATTERN,
  FILE_KEYS,
  MODEL_KEYS,
  NAME_PATTERN,
  RATE_KEYS,
  RATE_MAX,
  TOKENS_MAX,
  URL_PATTERN,
} from './price-file-keys.js';

const FILE_EXAMPLE = '{"models": {"acme/large": {"input": 3, "output": 15}}}';
const MODEL_EXAMPLE = '{"input": 3, "output": 15}';
const BAND_EXAMPLE = '{"over": 200000, "input": 6, "output": 22.5}';
const DAY_HINT = 'Write a day, such as "2026-11-30".';

/** `file` has its name for messages. Throws an OrgsimError of code `input-invalid`. */
export function readPriceFile({
  name,
  text,
}: {
  readonly name: string;
  readonly text: string;
}): PriceFile {
  const file = { name, text: text.replace(/^\ufeff/u, '') };
  const read = readJsonNode(file.text);
  if ('node' in read) return readFile(new JsonPlace(file, read.node), name);
  return failAt(file, read.offset, `this is not JSON: ${read.problem}`, 'Mend it there.');
}

function readFile(place: JsonPlace, name: string): PriceFile {
  const fields = place.fields(['$schema', ...keysOf(FILE_KEYS)], FILE_EXAMPLE);
  fields.get('$schema')?.text('the address of a schema', /^/, 'Write a text, or leave it out.');
  fields.get('currency')?.text('a currency that is known', /^USD$/, CURRENCY_HINT);
  if (!fields.has('models') && !fields.has('aliases'))
    place.fail('it has no prices', `Write ${FILE_EXAMPLE}.`);
  const asOf = readDay(fields.get('asOf'));
  const models = readModels(fields.get('models'), { name, asOf });
  return { name, asOf, models, aliases: readAliases(fields.get('aliases'), models) };
}

function readModels(
  place: JsonPlace | undefined,
  source: Pick<PriceFile, 'name' | 'asOf'>,
): PriceFile['models'] {
  const models = new Map<string, ModelPrice>();
  for (const [id, at] of place?.named(FILE_EXAMPLE) ?? []) {
    const other = models.get(keyOf(id));
    if (other !== undefined)
      at.fail(`"${other.id}" and "${id}" are the same model`, 'Leave one of them out.');
    models.set(keyOf(id), readModel(at, id, source));
  }
  return models;
}

function readAliases(
  place: JsonPlace | undefined,
  models: PriceFile['models'],
): PriceFile['aliases'] {
  const aliases = new Map<string, string>();
  const entries = place?.named('{"our-model": "acme/large"}') ?? [];
  for (const [alias, at] of entries) {
    if (models.has(keyOf(alias)))
      at.fail(`"${alias}" has a price in this file as well`, 'Leave out the alias or the price.');
    if (aliases.has(keyOf(alias)))
      at.fail(`"${alias}" stands here in another spelling as well`, 'Leave one of them out.');
    const hint = 'Write the name of a model, such as "acme/large".';
    aliases.set(keyOf(alias), at.text('the name of a model', new RegExp(NAME_PATTERN, 'u'), hint));
  }
  for (const [alias, at] of entries) {
    const target = aliases.get(keyOf(alias)) ?? '';
    if (aliases.has(keyOf(target)))
      at.fail(`"${alias}" stands for "${target}", an alias itself`, 'Write the model itself.');
  }
  return aliases;
}

const CURRENCY_HINT = 'Prices are in US dollars: convert them, and write "USD" or nothing.';

function keyOf(name: string): string {
  return modelKey(parseModelId(name));
}

function readModel(
  place: JsonPlace,
  id: string,
  { name, asOf }: Pick<PriceFile, 'name' | 'asOf'>,
): ModelPrice {
  const fields = place.fields([...keysOf(RATE_KEYS), ...keysOf(MODEL_KEYS)], MODEL_EXAMPLE);
  const rates = readRates(place, fields, MODEL_EXAMPLE);
  const least = fields.get('cacheMin');
  const batch = fields.get('batch');
  const url = fields.get('url');
  return {
    id,
    bands: [{ overInputTokens: 0, rates }, ...readBands(fields.get('bands'))],
    batchFactor:
      batch?.number('a share from 0 to 1', 0, 1, 'Write 0.5 for half the price.') ?? null,
    cacheTokensMin: least === undefined ? null : readTokens(least),
    // What a file can say has these names: entries of 5 minutes.
    cacheTtlSeconds: rates.cacheWrite5mUsd === null ? null : 300,
    source: {
      kind: 'file',
      name,
      asOf: readDay(fields.get('asOf')) ?? asOf,
      url:
        url?.text('an address', new RegExp(URL_PATTERN), 'Write https://..., or leave it out.') ??
        null,
    },
  };
}

function readBands(place: JsonPlace | undefined): RateBand[] {
  const bands: RateBand[] = [];
  for (const item of place?.list(BANDS_MAX, `[${BAND_EXAMPLE}]`) ?? []) {
    const fields = item.fields([...keysOf(BAND_KEYS), ...keysOf(RATE_KEYS)], BAND_EXAMPLE);
    const over = fields.get('over');
    if (over === undefined) return item.fail('"over" is missing', `Write ${BAND_EXAMPLE}.`);
    const overInputTokens = readTokens(over);
    if (overInputTokens <= (bands.at(-1)?.overInputTokens ?? 0))
      over.fail('the band before it starts as high or higher', 'Write the bands in rising order.');
    bands.push({ overInputTokens, rates: readRates(item, fields, BAND_EXAMPLE) });
  }
  return bands;
}

function readRates(
  place: JsonPlace,
  fields: ReadonlyMap<string, JsonPlace>,
  example: string,
): TokenRates {
  const rate = (key: RateKey): number | null =>
    fields
      .get(key)
      ?.number(
        'a price from 0',
        0,
        RATE_MAX,
        'Write US dollars for a million tokens, such as 3.',
      ) ?? null;
  const required = (key: (typeof REQUIRED_RATES)[number]): number =>
    rate(key) ?? place.fail(`"${key}" is missing`, `Write ${example}.`);
  return {
    inputUsd: required('input'),
    outputUsd: required('output'),
    cacheReadUsd: rate('cacheRead'),
    cacheWrite5mUsd: rate('cacheWrite5m'),
    cacheWrite1hUsd: rate('cacheWrite1h'),
  };
}

function readTokens(place: JsonPlace): number {
  const what = 'a whole number of tokens from 1';
  return place.whole(what, 1, TOKENS_MAX, 'Write a whole number, such as 4096.');
}

function readDay(place: JsonPlace | undefined): string | null {
  const day = place?.text('a day', new RegExp(DAY_PATTERN), DAY_HINT) ?? null;
  // The 30th of February becomes a day of March.
  if (day === null || new Date(day).toISOString().startsWith(day)) return day;
  return place?.fail(`there is no day "${day}"`, DAY_HINT) ?? null;
}

function keysOf<K extends string>(keys: Readonly<Record<K, string>>): K[] {
  return Object.keys(keys) as K[];
}
