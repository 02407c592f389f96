// An idle poll with and without the prompt in the cache, against the figures of the price list.
import { expect, test } from 'vitest';
import { idlePollPrice } from '#cost/idle-poll-price';
import { findListPrice } from '#cost/prices/find-list-price';
import { agentOf } from './sample-org.js';

const priceOf = (model: string, parts: Parameters<typeof agentOf>[0] = {}) =>
  idlePollPrice(agentOf({ model, ...parts }));

test.each([
  ['claude-opus', 0.0037, 0.0205],
  ['claude-sonnet', 0.00185, 0.01025],
  ['claude-haiku', 0.00011, 0.0005125],
  ['anthropic/claude-opus-5', 0.0055, 0.025625],
])('%s: from the cache, and without', (model, cachedUsd, missedUsd) => {
  const price = priceOf(model);
  expect(price?.cachedUsd).toBeCloseTo(cachedUsd, 9);
  expect(price?.missedUsd).toBeCloseTo(missedUsd, 9);
  const times = (price?.missedUsd ?? 0) / (price?.cachedUsd ?? 1);
  expect(times).toBeGreaterThan(4.6);
  expect(times).toBeLessThan(5.6);
});

test('a prompt below the least that is cached has no price of that kind', () => {
  expect(priceOf('anthropic/claude-haiku-4-5')).toBeNull();
  const tokens = {
    input: { low: 5000, high: 5000 },
    output: null,
    total: null,
  };
  expect(priceOf('anthropic/claude-haiku-4-5', { tokens })).not.toBeNull();
});

test.each(['gpt-4o', 'ollama/llama3', 'x/y', 'claude-opus-9', 'claude-instant'])(
  '%s: what is not known is not guessed',
  (model) => {
    expect(priceOf(model)).toBeNull();
  },
);

test.each([
  ['claude-haiku-4.5', 4096],
  ['anthropic/claude-opus-4-5-20251101', 4096],
  ['openai/gpt-4o-2024-08-06', 1024],
  ['claude-opus', null],
])('%s is cached from %s tokens on', (model, least) => {
  expect(findListPrice(model)?.cacheTokensMin).toBe(least);
});
