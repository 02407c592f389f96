// One price for all tokens.
import { expect, test } from 'vitest';
import { parseFlatPricing } from '#cost/prices/flat-pricing';

test.each([
  ['flat:0.01/1K', 'flat:0.01/1K', 10],
  ['flat:$10/1M', 'flat:10/1M', 10],
  ['FLAT:.5/m', 'flat:0.5/1M', 0.5],
  ['flat:3/k', 'flat:3/1K', 3000],
])('%s is $%s, whatever the model', (text, name, usd) => {
  const pricing = parseFlatPricing(text);
  expect(pricing).toMatchObject({ name, asOf: null, hasCaches: false });
  for (const model of ['claude-opus', 'ollama/llama3', 'acme/x']) {
    const priced = pricing?.priceOf(model);
    expect(priced).toMatchObject({
      kind: 'tokens',
      resolvedModel: model,
      source: { kind: 'flat' },
    });
    const rates = priced?.kind === 'tokens' ? Object.values(priced.price.bands[0].rates) : [];
    expect(rates).toEqual([usd, usd, usd, usd, usd]);
  }
});

test.each([
  'flat',
  'flat:',
  'flat:0.01',
  'flat:-0.01/1K',
  'flat:0/1K',
  'flat:NaN/1K',
  'flat:1e3/1K',
  'flat:0.01/2K',
  'flat:0.01/1G',
  'flat:€0.01/1K',
  'flat:0,01/1K',
  'flat:99999999/1K',
  'catalog',
])('%s is no such price', (text) => {
  expect(parseFlatPricing(text)).toBeNull();
});
