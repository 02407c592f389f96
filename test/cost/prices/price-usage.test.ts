// What calls cost: known bills, and how price and tokens hang together.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findListPrice } from '#cost/prices/find-list-price';
import { LIST_PRICES } from '#cost/prices/list-prices';
import type { ModelPrice } from '#cost/prices/model-price';
import { openPriceBook } from '#cost/prices/price-book';
import type { CallUsage, UsagePart } from '#cost/prices/price-usage';
import { priceUsage } from '#cost/prices/price-usage';
import { readPriceFile } from '#cost/prices/read-price-file';

const usageOf = (parts: Partial<Record<UsagePart, number>>, isBatch = false): CallUsage => {
  const { freshInput = 0, cacheRead = 0, cacheWrite5m = 0, cacheWrite1h = 0, output = 0 } = parts;
  const wholeInput = freshInput + cacheRead + cacheWrite5m + cacheWrite1h;
  const counts = { freshInput, cacheRead, cacheWrite5m, cacheWrite1h, output };
  return { ...counts, wholeInput, isBatch, unknown: [] };
};

const listed = (model: string): ModelPrice => {
  const price = findListPrice(model);
  if (price === null) throw new Error(`no price of ${model}`);
  return price;
};

// A price file, since no table still has these prices: $0.80 and $4, writes 1.25 and reads 0.1 of input.
const HEARTBEATS = readPriceFile({
  name: 'prices.json',
  text: '{"models": {"acme/small": {"input": 0.8, "output": 4, "cacheRead": 0.08, "cacheWrite5m": 1}}}',
}).models.get('acme/small');

test.each([
  [{ cacheWrite5m: 1_018_234, cacheRead: 150_653, output: 9154 }, '1.07'],
  [{ cacheWrite5m: 1_128_859, cacheRead: 73_801, output: 9514 }, '1.17'],
])('a day of heartbeats: %j is $%s', (parts, dollars) => {
  if (HEARTBEATS === undefined) throw new Error('no price');
  expect(priceUsage(HEARTBEATS, usageOf(parts)).usd?.toFixed(2)).toBe(dollars);
});

test.each([
  ['claude-opus-5-5', { freshInput: 4000, output: 1000 }, 0.036],
  ['claude-opus-5-5', { freshInput: 500, cacheRead: 3500, output: 1000 }, 0.0227],
  ['claude-sonnet-5-5', { freshInput: 500, cacheRead: 3500, output: 1000 }, 0.01135],
  ['claude-haiku-5-5', { freshInput: 150_000, output: 1000 }, 0.0775],
  ['claude-haiku-5-5', { freshInput: 100_000, output: 1000 }, 0.0105],
  ['claude-opus-4-8', { freshInput: 500, cacheWrite1h: 3500, output: 1000 }, 0.0625],
  ['gpt-4o', { freshInput: 1952, cacheRead: 2048, output: 1000 }, 0.01744],
  ['gemini-2.5-pro', { freshInput: 250_000, output: 1000 }, 0.64],
  ['claude-opus-4-5', { freshInput: 4000, output: 1000 }, 0.045],
])('%s: %j is $%d', (model, parts, dollars) => {
  expect(priceUsage(listed(model), usageOf(parts)).usd).toBeCloseTo(dollars, 12);
});

test('a dated price of the package: the one in force', async () => {
  const priced = (await openPriceBook(['gpt-5.6-sol'])).priceOf('gpt-5.6-sol');
  if (priced.kind !== 'tokens') throw new Error(priced.kind);
  const above = usageOf({ freshInput: 272_000, output: 1000 });
  const below = usageOf({ freshInput: 271_999, output: 1000 });
  expect(priceUsage(priced.price, above).usd).toBeCloseTo(2.206, 9);
  expect(priceUsage(priced.price, below).usd).toBeCloseTo(1.107996, 9);
});

test('a batch costs its share; where none is known, the cost is not known either', async () => {
  const usage = usageOf({ freshInput: 4000, output: 1000 }, true);
  expect(priceUsage(listed('claude-opus'), usage).usd).toBeCloseTo(0.018, 12);
  const priced = (await openPriceBook(['gpt-5'])).priceOf('gpt-5');
  if (priced.kind !== 'tokens') throw new Error(priced.kind);
  expect(priceUsage(priced.price, usage)).toMatchObject({
    usd: null,
    leastUsd: 0,
    missing: ['no price of batches of gpt-5 is known'],
  });
});

describe('what is not known', () => {
  test('leaves the sum open, and says at least how much it was', () => {
    const usage = { ...usageOf({ freshInput: 1000 }), output: null, unknown: ['output_tokens'] };
    expect(priceUsage(listed('claude-opus'), usage)).toEqual({
      parts: { freshInput: 0.004, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: null },
      usd: null,
      leastUsd: 0.004,
      missing: ['output_tokens is not known'],
    });
  });

  test('a size that is not known chooses no band, where there are several', () => {
    const usage = { ...usageOf({ output: 1000 }), freshInput: null, wholeInput: null };
    expect(priceUsage(listed('claude-opus'), usage).parts.output).toBeCloseTo(0.02, 12);
    expect(priceUsage(listed('claude-haiku'), usage)).toMatchObject({
      usd: null,
      missing: ['the size of the input, which chooses the price, is not known'],
    });
  });

  test('a kind of token without a price is not free, unless there are none of it', () => {
    const cost = priceUsage(listed('gpt-4o'), usageOf({ cacheWrite1h: 10, freshInput: 1000 }));
    expect(cost).toMatchObject({
      usd: null,
      leastUsd: 0.0025,
      missing: ['no price of cache writes of an hour of gpt-4o is known'],
    });
    expect(priceUsage(listed('gpt-4o'), usageOf({ freshInput: 1000 })).usd).toBe(0.0025);
  });
});

const price = fc.constantFrom(...LIST_PRICES.filter(({ provider }) => provider === 'anthropic'));
const tokens = fc.nat({ max: 300_000 });
const parts = fc.record({
  freshInput: tokens,
  cacheRead: tokens,
  cacheWrite5m: tokens,
  cacheWrite1h: tokens,
  output: tokens,
});
const part = fc.constantFrom<UsagePart>(
  'freshInput',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
  'output',
);

test('a call with more tokens costs more, and its parts sum to the whole', () => {
  fc.assert(
    fc.property(
      price,
      parts,
      part,
      fc.integer({ min: 1, max: 200_000 }),
      (row, some, kind, more) => {
        const cost = priceUsage(row, usageOf(some));
        const dearer = priceUsage(row, usageOf({ ...some, [kind]: some[kind] + more }));
        expect(dearer.usd).toBeGreaterThan(cost.usd ?? Number.NaN);
        const sum = Object.values(cost.parts).reduce<number>((all, each) => all + (each ?? NaN), 0);
        expect(cost.usd).toBeCloseTo(sum, 12);
        expect(cost.leastUsd).toBe(cost.usd);
      },
    ),
  );
});
