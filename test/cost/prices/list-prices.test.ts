// The project's own table: sound rows, and where another table says otherwise.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ALIASES, findListedRow, findListPrice } from '#cost/prices/find-list-price';
import { loadGenaiPrices } from '#cost/prices/genai-prices';
import { GENAI_PRICES } from '#cost/prices/genai-row';
import type { ListedPrice } from '#cost/prices/list-prices';
import { LIST_PRICES, LIST_PRICES_AS_OF } from '#cost/prices/list-prices';
import { modelKey, parseModelId } from '#cost/prices/model-id';

describe.each(LIST_PRICES.map((row) => [row.id, row] as const))('%s', (id, row) => {
  test('is found by its own name and no other row’s', () => {
    for (const name of [id, `${row.provider}/${id}`, id.toUpperCase()])
      expect(findListPrice(name)).toBe(row);
  });

  test('has prices that rise from band to band, and reads below fresh input', () => {
    let last = 0;
    for (const { overInputTokens, rates } of row.bands) {
      expect(rates.inputUsd).toBeGreaterThan(last);
      expect(rates.outputUsd).toBeGreaterThan(rates.inputUsd);
      expect(rates.cacheReadUsd ?? 0).toBeLessThan(rates.inputUsd);
      expect(rates.cacheWrite5mUsd ?? rates.inputUsd).toBeGreaterThanOrEqual(rates.inputUsd);
      expect(overInputTokens).toBeGreaterThanOrEqual(last === 0 ? 0 : 1);
      last = rates.inputUsd;
    }
    expect(row.bands[0].overInputTokens).toBe(0);
  });

  test('says where it stands and when', () => {
    expect(row.source.asOf).toMatch(/^2026-\d{2}-\d{2}$/);
    expect(row.source.name).toBe(`list prices ${row.source.asOf}`);
    expect(row.source.url).toMatch(/^https:/);
  });
});

test('no model has two rows, and the table has the day of its newest', () => {
  const keys = LIST_PRICES.map(({ provider, id }) => modelKey(parseModelId(`${provider}/${id}`)));
  expect(new Set(keys).size).toBe(keys.length);
  expect(LIST_PRICES_AS_OF).toBe('2026-11-10');
});

test.each([
  ['claude-fable-5-2', 0.025],
  ['claude-opus-5-5', 0.05],
  ['claude-sonnet-5-5', 0.05],
  ['claude-opus-5', 0.1],
  ['gpt-4o', 0.5],
])('what a read costs is data: %s %s of fresh input', (model, share) => {
  const rates = findListPrice(model)?.bands[0].rates;
  expect((rates?.cacheReadUsd ?? 0) / (rates?.inputUsd ?? 1)).toBeCloseTo(share, 12);
});

test.each([
  ['claude-opus', 'claude-opus-5-5'],
  ['opus', 'claude-opus-5-5'],
  ['anthropic/opus', 'claude-opus-5-5'],
  ['claude-sonnet-latest', 'claude-sonnet-5-5'],
  ['Claude-Haiku', 'claude-haiku-5-5'],
  ['anthropic/claude-fable', 'claude-fable-5-2'],
  ['claude-opus-4.5', 'claude-opus-4-5'],
  ['claude-haiku-4-5-20251001', 'claude-haiku-4-5'],
  ['openai/gpt-4o-2024-08-06', 'gpt-4o'],
  ['gpt-4o-2024-05-13', 'gpt-4o-2024-05-13'],
])('%s stands for %s', (name, id) => {
  expect(findListPrice(name)?.id).toBe(id);
});

test.each([
  'claude-opus-9',
  'claude-opus-20250101',
  'claude-instant',
  'gpt-4',
  'gpt-4o-audio-preview',
  'bedrock/claude-opus-5-5',
  'openrouter/claude-opus',
  'my-claude-opus',
  'opus-magnum',
  '__proto__',
  '',
])('%s has no row: nothing is guessed', (name) => {
  expect(findListPrice(name)).toBeNull();
});

test('an alias stands for a version, and no version is an alias', () => {
  for (const [alias, target] of ALIASES) {
    expect(findListedRow(parseModelId(alias)), alias).toBeNull();
    expect(ALIASES.has(target), target).toBe(false);
  }
});

// Where the package and this table differ, and why this table is not wrong. A new difference is for a person to look at.
const KNOWN_DRIFT: Readonly<Record<string, string>> = {
  'claude-fable-5-2': 'not in the package, which is older than the model',
  'claude-sonnet-5-5': 'not in the package, which would take the row of claude-sonnet-5',
  'claude-haiku-5-5': 'not in the package, which is older than the model',
  'claude-sonnet-4-5':
    'the package has a band above 200,000 tokens of what was a beta; it ended on 2026-04-30, such requests are refused',
  'gpt-6-astra':
    'the band of the package begins a token earlier: who sells it says "above 272K" here and "from 272K" there',
  'gpt-6.1-sol': 'not in the package, which is older than the model',
};

test('it drifts from genai-prices where it is known to, and nowhere else', async () => {
  const table = await loadGenaiPrices();
  const drift = LIST_PRICES.flatMap((row) => {
    const answer = table.find(parseModelId(`${row.provider}/${row.id}`));
    if (answer.kind === 'unpriced') return [row.id];
    return JSON.stringify(ratesOf(row)) === JSON.stringify(ratesOf(answer.price)) ? [] : [row.id];
  });
  expect(drift).toEqual(Object.keys(KNOWN_DRIFT).sort((a, b) => rank(a) - rank(b)));
});

function rank(id: string): number {
  return LIST_PRICES.findIndex((row) => row.id === id);
}

/** Limits and prices alone: neither a batch nor the least that is cached stands in the package. */
function ratesOf({ bands }: Pick<ListedPrice, 'bands'>): object {
  return bands.map(({ overInputTokens, rates }) => [overInputTokens, Object.values(rates)]);
}

test('the version of the package that is named is the one that is installed', () => {
  const url = new URL('../../../node_modules/@pydantic/genai-prices/package.json', import.meta.url);
  expect(JSON.parse(readFileSync(url, 'utf8')).version).toBe(GENAI_PRICES.version);
});
