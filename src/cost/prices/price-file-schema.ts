// The JSON schema of a file of prices, for editors. Says the same as read-price-file.ts, made of the same keys.

import {
  BAND_KEYS,
  BANDS_MAX,
  DAY_PATTERN,
  FILE_KEYS,
  MODEL_KEYS,
  NAME_PATTERN,
  RATE_KEYS,
  RATE_MAX,
  REQUIRED_RATES,
  TOKENS_MAX,
  URL_PATTERN,
} from './price-file-keys.js';

/** Plain data; draft 2020-12. */
export function priceFileSchema(): object {
  const day = { type: 'string', format: 'date', pattern: DAY_PATTERN };
  const tokens = { type: 'integer', minimum: 1, maximum: TOKENS_MAX };
  const rates = Object.fromEntries(
    Object.entries(RATE_KEYS).map(([key, description]) => [
      key,
      { description, type: 'number', minimum: 0, maximum: RATE_MAX },
    ]),
  );
  const name = { type: 'string', pattern: NAME_PATTERN };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Prices for orgsim cost',
    description: 'A file for --prices: its prices go before all that orgsim knows',
    ...strict({
      $schema: { type: 'string' },
      currency: { description: FILE_KEYS.currency, const: 'USD' },
      asOf: { description: FILE_KEYS.asOf, ...day },
      models: { description: FILE_KEYS.models, ...byName({ $ref: '#/$defs/model' }) },
      aliases: { description: FILE_KEYS.aliases, ...byName(name) },
    }),
    anyOf: [{ required: ['models'] }, { required: ['aliases'] }],
    $defs: {
      model: {
        ...strict({
          ...rates,
          batch: { description: MODEL_KEYS.batch, type: 'number', minimum: 0, maximum: 1 },
          cacheMin: { description: MODEL_KEYS.cacheMin, ...tokens },
          asOf: { description: MODEL_KEYS.asOf, ...day },
          url: { description: MODEL_KEYS.url, type: 'string', pattern: URL_PATTERN },
          bands: {
            description: MODEL_KEYS.bands,
            type: 'array',
            maxItems: BANDS_MAX,
            items: { $ref: '#/$defs/band' },
          },
        }),
        required: REQUIRED_RATES,
      },
      band: {
        ...strict({ over: { description: BAND_KEYS.over, ...tokens }, ...rates }),
        required: ['over', ...REQUIRED_RATES],
      },
    },
  };
}

function strict(properties: object): object {
  return { type: 'object', additionalProperties: false, properties };
}

function byName(value: object): object {
  return {
    type: 'object',
    minProperties: 1,
    propertyNames: { pattern: NAME_PATTERN },
    additionalProperties: value,
  };
}
