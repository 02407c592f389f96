// How long a prompt stays cached is what the model's row says: with the list prices, and with rows of other lives.
import { describe, expect, test } from 'vitest';
import { findListPrice } from '#cost/prices/find-list-price';
import type { ModelPrice } from '#cost/prices/model-price';
import { agentAt, estimateAgents } from './estimate.js';
import { OPUS_RATES, priceOf, tokenPricing } from './price-sample.js';

/** Polls all so many minutes at ticks of 30 s, nothing found; 3,500 tokens stay the same and 500 are new, an idle answer has 50. */
function pollsEvery(minutes: number, price: ModelPrice) {
  const range = (tokens: number) => ({ low: tokens, high: tokens });
  const tokens = { input: range(4000), output: range(1000), total: null };
  const agent = agentAt(0, { tickInterval: 2 * minutes }, { model: 'model', tokens });
  const estimate = estimateAgents([agent], { pricing: tokenPricing({ model: price }) });
  const [first] = estimate.agents;
  if (first === undefined) throw new Error('no agent');
  return { ...first, traps: estimate.traps };
}

function listed(model: string): ModelPrice {
  const price = findListPrice(model);
  if (price === null) throw new Error(`no price of ${model}`);
  return { ...price, cacheTokensMin: null };
}

describe.each(['claude-opus', 'claude-sonnet', 'claude-haiku'])('%s', (model) => {
  test.each([4, 5])('polled every %d min finds its prompt', (minutes) => {
    const { cache, traps } = pollsEvery(minutes, listed(model));
    expect(cache).toMatchObject({ choice: '5m', hitShare: 1 });
    expect(traps).toEqual([]);
  });

  test('polled every 6 min costs about five times as much a poll without entries of an hour', () => {
    const price = listed(model);
    const [{ rates }] = price.bands;
    const bands = [{ overInputTokens: 0, rates: { ...rates, cacheWrite1hUsd: null } }] as const;
    const { cache, prices, traps } = pollsEvery(6, { ...price, bands });
    const cheap = pollsEvery(4, price);
    expect(cache).toMatchObject({ choice: 'none' });
    expect(traps).toMatchObject([{ ttlSeconds: 300, shorterTicks: 10, intervalSeconds: 360 }]);
    const missed = (3500 * (rates.cacheWrite5mUsd ?? 0) + 500 * rates.inputUsd) / 1e6;
    const answer = (50 * rates.outputUsd) / 1e6;
    const ratio = (missed + answer) / (cheap.prices.idlePoll ?? 0);
    expect(Number(ratio.toFixed(1))).toBeGreaterThanOrEqual(4.7);
    expect(Number(ratio.toFixed(1))).toBeLessThanOrEqual(5.5);
    expect(prices.idlePoll).toBeLessThan(missed + answer);
  });

  test('polled every 6 min is better off with entries of an hour', () => {
    expect(pollsEvery(6, listed(model)).cache).toMatchObject({ choice: '1h', hitShare: 1 });
  });
});

test.each([
  [300, 5, 1],
  [300, 6, 0],
  [1800, 20, 1],
  [1800, 30, 1],
  [1800, 31, 0],
])('entries of %d s, polled every %d min: %d of the polls find one', (seconds, minutes, hits) => {
  const rates = { ...OPUS_RATES, cacheWrite1hUsd: null };
  const bands = [{ overInputTokens: 0, rates }] as const;
  const { cache } = pollsEvery(minutes, priceOf({ bands, cacheTtlSeconds: seconds }));
  expect(cache?.hitShare).toBe(hits);
  expect(cache?.choice).toBe(hits === 1 ? '5m' : 'none');
});

test('of a life that nobody knows there is no cache', () => {
  const rates = { ...OPUS_RATES, cacheWrite5mUsd: null, cacheWrite1hUsd: null };
  const bands = [{ overInputTokens: 0, rates }] as const;
  const { cache } = pollsEvery(1, priceOf({ bands, cacheTtlSeconds: null }));
  expect(cache).toMatchObject({
    choice: 'none',
    hitShare: 0,
    why: 'how long it keeps a prompt is not known',
  });
});
