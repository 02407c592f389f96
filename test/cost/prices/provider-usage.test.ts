// Raw usage of providers: each token once, and what is missing is named.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findListPrice } from '#cost/prices/find-list-price';
import { priceUsage } from '#cost/prices/price-usage';
import { usageOfAnthropic, usageOfOllama, usageOfOpenAi } from '#cost/prices/provider-usage';

const ANTHROPIC = {
  input_tokens: 500,
  cache_read_input_tokens: 3500,
  cache_creation_input_tokens: 0,
  cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
  output_tokens: 1000,
  service_tier: 'standard',
};

describe('Anthropic: input_tokens exclude the cache', () => {
  test('it is priced without counting anything twice', () => {
    const price = findListPrice('claude-opus-5-5');
    if (price === null) throw new Error('no price');
    const usage = usageOfAnthropic(ANTHROPIC);
    expect(usage).toEqual({
      freshInput: 500,
      cacheRead: 3500,
      cacheWrite5m: 0,
      cacheWrite1h: 0,
      output: 1000,
      wholeInput: 4000,
      isBatch: false,
      unknown: [],
    });
    expect(priceUsage(price, usage).usd).toBeCloseTo(0.0227, 12);
  });

  test('writes are split by how long entries live', () => {
    const usage = usageOfAnthropic({
      ...ANTHROPIC,
      cache_creation_input_tokens: 30,
      cache_creation: { ephemeral_5m_input_tokens: 10, ephemeral_1h_input_tokens: 20 },
      service_tier: 'batch',
    });
    expect(usage).toMatchObject({ cacheWrite5m: 10, cacheWrite1h: 20, wholeInput: 4030 });
    expect(usage.isBatch).toBe(true);
  });

  test.each([
    [
      'no split',
      { cache_creation: undefined, cache_creation_input_tokens: 9 },
      ['cache_creation'],
      4009,
    ],
    ['no split of nothing', { cache_creation: undefined }, [], 4000],
    ['a split alone', { cache_creation_input_tokens: undefined }, [], 4000],
    ['a split of another sum', { cache_creation_input_tokens: 7 }, ['cache_creation'], null],
    [
      'neither',
      { cache_creation: null, cache_creation_input_tokens: null },
      ['cache_creation_input_tokens'],
      null,
    ],
    ['no output', { output_tokens: undefined }, ['output_tokens'], 4000],
    ['no reads', { cache_read_input_tokens: null }, ['cache_read_input_tokens'], null],
    ['a negative count', { input_tokens: -1 }, ['input_tokens'], null],
    ['a text', { input_tokens: '500' }, ['input_tokens'], null],
  ])('%s', (_what, changed, unknown, wholeInput) => {
    const usage = usageOfAnthropic({ ...ANTHROPIC, ...changed });
    expect(usage).toMatchObject({ unknown, wholeInput });
  });
});

describe('OpenAI: prompt_tokens include the cache', () => {
  test('chat completions', () => {
    const usage = usageOfOpenAi({
      prompt_tokens: 4000,
      completion_tokens: 1000,
      total_tokens: 5000,
      prompt_tokens_details: { cached_tokens: 2048 },
    });
    expect(usage).toMatchObject({ freshInput: 1952, cacheRead: 2048, output: 1000, unknown: [] });
    const price = findListPrice('gpt-4o');
    if (price === null) throw new Error('no price');
    expect(priceUsage(price, usage).usd).toBeCloseTo(0.01744, 12);
  });

  test('responses, with writes', () => {
    const usage = usageOfOpenAi({
      input_tokens: 4000,
      input_tokens_details: { cached_tokens: 1000, cache_write_tokens: 500 },
      output_tokens: 10,
    });
    expect(usage).toMatchObject({
      freshInput: 2500,
      cacheRead: 1000,
      cacheWrite5m: 500,
      wholeInput: 4000,
    });
  });

  test.each([
    [{ prompt_tokens: 10, completion_tokens: 1 }, ['prompt_tokens_details.cached_tokens'], 10],
    [
      { prompt_tokens: 10, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 11 } },
      ['prompt_tokens_details (more than prompt_tokens)'],
      10,
    ],
    [{ input_tokens_details: { cached_tokens: 0 } }, ['input_tokens', 'output_tokens'], null],
  ])('%j: what is not known is named', (raw, unknown, wholeInput) => {
    const usage = usageOfOpenAi(raw);
    expect(usage.freshInput).toBeNull();
    expect(usage).toMatchObject({ unknown, wholeInput });
  });
});

test('Ollama: counts of the prompt and of the answer', () => {
  expect(usageOfOllama({ prompt_eval_count: 26, eval_count: 259 })).toMatchObject({
    freshInput: 26,
    output: 259,
    unknown: [],
  });
  // It leaves the count out where it has the prompt still at hand.
  expect(usageOfOllama({ eval_count: 259 })).toMatchObject({
    freshInput: null,
    unknown: ['prompt_eval_count'],
  });
});

test('whatever comes, it does not throw, and what is unknown is not zero', () => {
  const usages = [usageOfAnthropic, (raw: unknown) => usageOfOpenAi(raw), usageOfOllama];
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.object()), fc.constantFrom(...usages), (raw, read) => {
      const { unknown, output } = read(raw);
      expect(output === null).toBe(unknown.some((field) => /output|completion|^eval/.test(field)));
    }),
  );
});

test('all tokens of a call that adds up are counted, and once', () => {
  const count = fc.nat({ max: 1e6 });
  fc.assert(
    fc.property(count, count, count, count, (fresh, read, write5m, write1h) => {
      const claude = usageOfAnthropic({
        input_tokens: fresh,
        cache_read_input_tokens: read,
        cache_creation_input_tokens: write5m + write1h,
        cache_creation: { ephemeral_5m_input_tokens: write5m, ephemeral_1h_input_tokens: write1h },
        output_tokens: 0,
      });
      const gpt = usageOfOpenAi({
        input_tokens: fresh + read + write5m,
        input_tokens_details: { cached_tokens: read, cache_write_tokens: write5m },
        output_tokens: 0,
      });
      expect(claude.wholeInput).toBe(fresh + read + write5m + write1h);
      expect([gpt.freshInput, gpt.cacheRead, gpt.cacheWrite5m]).toEqual([fresh, read, write5m]);
    }),
  );
});
