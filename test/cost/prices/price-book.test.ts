// Which of the tables prices a model, and above all which models none of them does.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIST_PRICES } from '#cost/prices/list-prices';
import type { ModelPrice } from '#cost/prices/model-price';
import { openPriceBook } from '#cost/prices/price-book';
import type { PriceFile } from '#cost/prices/price-file';
import { readPriceFile } from '#cost/prices/read-price-file';

const fileOf = (value: object): PriceFile =>
  readPriceFile({ name: 'prices.json', text: JSON.stringify(value) });

async function priceOf(model: string, file: PriceFile | null = null) {
  const book = await openPriceBook([model], { file });
  return book.priceOf(model);
}

/** Of the first band. */
function ratesOf({ bands: [{ rates }] }: ModelPrice): (number | null)[] {
  const { inputUsd, outputUsd, cacheReadUsd, cacheWrite5mUsd, cacheWrite1hUsd } = rates;
  return [inputUsd, outputUsd, cacheReadUsd, cacheWrite5mUsd, cacheWrite1hUsd];
}

test.each([
  ['claude-opus', 'claude-opus-5-5', 'list prices 2026-11-10', [4, 20, 0.2, 5, 8]],
  ['claude-sonnet-5.5', 'claude-sonnet-5-5', 'list prices 2026-11-10', [2, 10, 0.1, 2.5, 4]],
  ['gpt-4o-2024-08-06', 'gpt-4o', 'list prices 2026-09-23', [2.5, 10, 1.25, null, null]],
  ['gpt-5.6-sol', 'gpt-5.6-sol', 'genai-prices 0.1.8', [4, 20, 0.4, 5, null]],
  ['claude-opus-4-1', 'claude-opus-4-1', 'genai-prices 0.1.8', [15, 75, 1.5, 18.75, 30]],
  ['claude-opus-4-20250514', 'claude-opus-4-0', 'genai-prices 0.1.8', [15, 75, 1.5, 18.75, 30]],
  ['claude-3.5-haiku', 'claude-3-5-haiku', 'genai-prices 0.1.8', [0.8, 4, 0.08, 1, 1.6]],
  ['azure/o1', 'azure/o1', 'genai-prices 0.1.8', [15, 60, 7.5, null, null]],
  [
    'bedrock/global.anthropic.claude-opus-5',
    'aws/global.anthropic.claude-opus-5',
    'genai-prices 0.1.8',
    [5, 25, 0.5, 6.25, null],
  ],
  [
    'openrouter/anthropic/claude-opus-4.5',
    'openrouter/anthropic/claude-opus-4.5',
    'genai-prices 0.1.8',
    [5, 25, 0.5, 6.25, null],
  ],
  ['vertex/claude-opus-5-5', 'google/claude-opus-5-5', 'genai-prices 0.1.8', [4, 20, 0.2, 5, null]],
  [
    'gemini-3.8-flash',
    'gemini-3.8-flash',
    'genai-prices 0.1.8 (until 2027-01-01)',
    [0.75, 3.75, 0.075, null, null],
  ],
  [
    'deepseek/deepseek-v4-pro',
    'deepseek/deepseek-v4-pro',
    'genai-prices 0.1.8 (at its dearest hours)',
    [1.32, 3.96, 0.044, null, null],
  ],
  ['ollama/llama3', 'ollama/llama3', 'free, runs locally', [0, 0, 0, null, null]],
  ['dry-run', 'dry-run', 'free, runs locally', [0, 0, 0, null, null]],
  ['Ollama', 'ollama', 'free, runs locally', [0, 0, 0, null, null]],
])('%s is %s, priced by %s', async (model, resolvedModel, source, rates) => {
  const priced = await priceOf(model);
  expect(priced).toMatchObject({ kind: 'tokens', resolvedModel, source: { name: source } });
  if (priced.kind === 'tokens') expect(ratesOf(priced.price)).toEqual(rates);
});

test.each([
  [
    'claude-haiku-6',
    'no price of claude-haiku-6 is known; claude-haiku-5-5 has one, and is another model',
  ],
  [
    'claude-sonnet-6',
    'no price of claude-sonnet-6 is known; claude-sonnet-5-5 has one, and is another model',
  ],
  ['gpt-5.6', 'no price of gpt-5.6 is known; gpt-5.6-sol has one, and is another model'],
  ['azure/gpt-4o', 'no price of azure/gpt-4o is known; gpt-4o has one, and is another model'],
  [
    'bedrock/anthropic.claude-opus-4-6-v1',
    'no price of aws/anthropic.claude-opus-4-6-v1 is known; aws/regional.anthropic.claude-opus-4-6-v1:0 has one, and is another model',
  ],
  ['openrouter/claude-opus', 'no price of openrouter/claude-opus is known'],
  [
    'perplexity/sonar',
    'no price of perplexity/sonar is known: it is paid for by more than tokens (requests)',
  ],
  [
    'google/gemma-3',
    'no price of google/gemma-3 is known: it has no price of input and output by token',
  ],
  [
    'openai/text-embedding-3-small',
    'no price of openai/text-embedding-3-small is known: it has no price of input and output by token',
  ],
  [
    'ollama/gpt-oss:120b-cloud',
    'no price of ollama/gpt-oss:120b-cloud is known: it is only passed on to machines of its provider',
  ],
  ['acme/large', 'no price of acme/large is known: no prices of acme are known at all'],
  ['tostring/x', 'no price of tostring/x is known: no prices of tostring are known at all'],
  [
    'skynet',
    'no price of skynet is known: a model that is not named here is written provider/model',
  ],
])('%s is unpriced: %s', async (model, why) => {
  expect(await priceOf(model)).toMatchObject({ kind: 'unpriced', why });
});

test('a model that it was not opened for is unpriced where only the package knows it', async () => {
  const book = await openPriceBook([]);
  expect(book.priceOf('claude-opus').kind).toBe('tokens');
  expect(book.priceOf('ollama/qwen3').kind).toBe('tokens');
  expect(book.priceOf('gpt-5')).toEqual({
    kind: 'unpriced',
    resolvedModel: 'gpt-5',
    why: 'no price of gpt-5 was looked up',
  });
});

describe('a file of prices', () => {
  const file = fileOf({
    asOf: '2026-11-20',
    models: {
      'claude-opus-5-5': { input: 1, output: 2 },
      'acme/large': { input: 3, output: 15 },
      'ollama/llama3': { input: 0.1, output: 0.1 },
      'gpt-5.6': { input: 7, output: 8 },
      'claude-haiku': { input: 9, output: 9 },
    },
    aliases: {
      house: 'acme/Large',
      best: 'claude-sonnet',
      'claude-fable': 'claude-fable-5',
      lost: 'acme/x',
    },
  });

  test.each([
    ['claude-opus', 'claude-opus-5-5', 1],
    ['anthropic/claude-opus-5.5-20260922', 'claude-opus-5-5', 1],
    ['acme/LARGE', 'acme/large', 3],
    ['house', 'acme/large', 3],
    ['ollama/llama3', 'ollama/llama3', 0.1],
    ['gpt-5.6', 'gpt-5.6', 7],
    ['claude-haiku', 'claude-haiku', 9],
    ['best', 'claude-sonnet-5-5', 2],
    ['claude-fable', 'claude-fable-5', 10],
    ['claude-haiku-5-5', 'claude-haiku-5-5', 0.1],
  ])('%s is %s', async (model, resolvedModel, inputUsd) => {
    const priced = await priceOf(model, file);
    expect(priced).toMatchObject({ kind: 'tokens', resolvedModel });
    if (priced.kind === 'tokens') expect(priced.price.bands[0].rates.inputUsd).toBe(inputUsd);
  });

  test('gives the book its day, and an alias of nothing stays unpriced', async () => {
    expect((await openPriceBook([], { file })).asOf).toBe('2026-11-20');
    expect((await openPriceBook([])).asOf).toBe('2026-11-10');
    expect((await priceOf('lost', file)).kind).toBe('unpriced');
  });

  test('goes before every row of the table, in every spelling', async () => {
    const model = fc.constantFrom(...LIST_PRICES.map(({ id, provider }) => ({ id, provider })));
    const spelling = fc.constantFrom<(m: { id: string; provider: string }) => string>(
      ({ id }) => id,
      ({ id, provider }) => `${provider}/${id}`,
      ({ id }) => id.toUpperCase(),
      ({ id }) => id.replaceAll('.', '-'),
    );
    await fc.assert(
      fc.asyncProperty(model, spelling, spelling, async (row, written, asked) => {
        const own = fileOf({ models: { [written(row)]: { input: 123, output: 456 } } });
        const priced = await priceOf(asked(row), own);
        expect(priced).toMatchObject({ kind: 'tokens', source: { kind: 'file' } });
      }),
    );
  });
});
