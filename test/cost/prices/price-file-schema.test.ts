// The schema that ships says what the reader does: both are given the same files.
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceFileSchema } from '#cost/prices/price-file-schema';
import { readPriceFile } from '#cost/prices/read-price-file';

const FILE = fileURLToPath(
  new URL('../../../src/cost/prices/orgsim-prices.schema.json', import.meta.url),
);
const schema = priceFileSchema();
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
addFormats.default(ajv);
const isValid = ajv.compile(schema);

function reads(value: unknown): boolean {
  try {
    readPriceFile({ name: 'prices.json', text: JSON.stringify(value) });
    return true;
  } catch {
    return false;
  }
}

test('the file that ships is fresh (npx vitest run FILE -u writes it anew)', async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(FILE);
});

const MODEL = { input: 3, output: 15 };
const models = { 'acme/large': MODEL };

describe('both take', () => {
  test.each([
    { models },
    { $schema: './node_modules/orgsim/dist/orgsim-prices.schema.json', models },
    { currency: 'USD', asOf: '2026-11-30', models, aliases: { large: 'acme/large' } },
    { aliases: { 'claude-opus': 'claude-opus-5' } },
    { models: { free: { input: 0, output: 0 } } },
    {
      models: {
        x: {
          ...MODEL,
          cacheRead: 0.3,
          cacheWrite5m: 3.75,
          cacheWrite1h: 6,
          batch: 0.5,
          cacheMin: 1024,
          asOf: '2026-02-28',
          url: 'https://acme.example/prices',
          bands: [
            { over: 100, ...MODEL },
            { over: 200, ...MODEL, cacheRead: 1 },
          ],
        },
      },
    },
  ])('%j', (value) => {
    expect([isValid(value), reads(value)]).toEqual([true, true]);
  });
});

describe('both refuse', () => {
  const badModels = [
    {},
    { input: 3 },
    { output: 3 },
    { ...MODEL, input: -1 },
    { ...MODEL, output: '15' },
    { ...MODEL, input: null },
    { ...MODEL, input: 1_000_001 },
    { ...MODEL, cachedRead: 1 },
    { ...MODEL, batch: 2 },
    { ...MODEL, batch: '50%' },
    { ...MODEL, cacheMin: 0 },
    { ...MODEL, cacheMin: 1.5 },
    { ...MODEL, url: 'acme' },
    { ...MODEL, bands: {} },
    { ...MODEL, bands: [MODEL] },
    { ...MODEL, bands: [{ over: 0, ...MODEL }] },
    { ...MODEL, bands: [{ over: 1, input: 3 }] },
    { ...MODEL, bands: [{ over: 1, ...MODEL, batch: 0.5 }] },
    [],
    3,
  ];
  const days = ['2026-11', '2026-02-30', '2026-13-01', 'today', 20261130];
  test.each([
    null,
    [],
    'x',
    1,
    {},
    { $schema: 'x' },
    { models: {} },
    { aliases: {} },
    { models: [] },
    { models, aliases: [] },
    { models, prices: {} },
    { $schema: 1, models },
    ...['EUR', 'usd', '', null, 1].map((currency) => ({ currency, models })),
    ...days.map((asOf) => ({ asOf, models })),
    ...badModels.map((x) => ({ models: { x } })),
    ...['', ' ', ' x', 'x ', 'a\nb'].map((name) => ({ models: { [name]: MODEL } })),
    ...['', ' ', ' x', null, {}].map((target) => ({ aliases: { x: target } })),
  ])('%j', (value) => {
    expect([isValid(value), reads(value)]).toEqual([false, false]);
  });
});

test('both agree on whatever is nearly right', () => {
  const rate = fc.constantFrom<unknown>(0, 0.5, 3, -1, '3', null, 1e9);
  const tokens = fc.constantFrom<unknown>(1, 100_000, 0, 1.5, 'all');
  const band = fc.record(
    { over: tokens, input: rate, output: rate, cacheRead: rate, batch: fc.constant(1) },
    { requiredKeys: ['over', 'input'] },
  );
  const model = fc.record(
    {
      input: rate,
      output: rate,
      cacheWrite5m: rate,
      batch: fc.constantFrom<unknown>(0, 0.5, 1, 2, null),
      cacheMin: tokens,
      asOf: fc.constantFrom<unknown>('2026-11-30', '2026-11-31', 1),
      // Two bands may fall: only the reader sees that.
      bands: fc.array(band, { maxLength: 1 }),
      unit: fc.constant('token'),
    },
    { requiredKeys: ['input'] },
  );
  const file = fc.record(
    {
      currency: fc.constantFrom('USD', 'EUR'),
      models: fc.dictionary(fc.constantFrom('a', 'b/c', ' ', '__proto__'), model),
      aliases: fc.dictionary(fc.constantFrom('x', 'y'), fc.constantFrom('a', 'z', '', 1)),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(file, (value) => {
      expect(reads(value)).toBe(isValid(JSON.parse(JSON.stringify(value))));
    }),
  );
});
