// A file of prices: what it means, and one clear sentence with its place for what is wrong in it.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { OrgsimError } from '#base/errors';
import { readPriceFile } from '#cost/prices/read-price-file';

const read = (text: string) => readPriceFile({ name: 'prices.json', text });

test('it means what it says, and what it leaves out is not known', () => {
  const { models, aliases, asOf } = read(`\ufeff{
    "currency": "USD",
    "asOf": "2026-11-20",
    "models": {
      "acme/Large.2": {"input": 3, "output": 15},
      "claude-opus-5.5": {
        "input": 4, "output": 20, "cacheRead": 0.2, "cacheWrite5m": 5, "cacheWrite1h": 8,
        "batch": 0.5, "cacheMin": 512, "asOf": "2026-11-21", "url": "https://acme.example",
        "bands": [{"over": 200000, "input": 8, "output": 30}]
      }
    },
    "aliases": {"house": "acme/large.2"}
  }`);
  expect(asOf).toBe('2026-11-20');
  expect([...aliases]).toEqual([['house', 'acme/large.2']]);
  expect(Object.fromEntries(models)).toMatchObject({
    'acme/large-2': {
      id: 'acme/Large.2',
      batchFactor: null,
      cacheTokensMin: null,
      cacheTtlSeconds: null,
      bands: [{ overInputTokens: 0, rates: { inputUsd: 3, outputUsd: 15, cacheReadUsd: null } }],
      source: { kind: 'file', name: 'prices.json', asOf: '2026-11-20', url: null },
    },
    'anthropic/claude-opus-5-5': {
      batchFactor: 0.5,
      cacheTokensMin: 512,
      cacheTtlSeconds: 300,
      bands: [
        { rates: { cacheReadUsd: 0.2, cacheWrite5mUsd: 5, cacheWrite1hUsd: 8 } },
        { overInputTokens: 200_000, rates: { inputUsd: 8, outputUsd: 30, cacheReadUsd: null } },
      ],
      source: { asOf: '2026-11-21', url: 'https://acme.example' },
    },
  });
});

test('the example in README is one', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const example = /```json\n(\{\n {2}"\$schema": [^`]*)```/.exec(readme)?.[1] ?? '';
  const { models, aliases } = read(example);
  expect([...models.keys(), ...aliases.keys()]).toEqual(['acme/large', 'house-model']);
});

const model = (inside: string) => `{"models": {\n  "acme/large": {${inside}}\n}}`;

describe('one sentence with its place', () => {
  test.each([
    ['', '1:1: this is not JSON: it ends too early.'],
    ['{"models": {}', '1:14: this is not JSON: it ends before its }.'],
    [model('"input": NaN'), '2:27: this is not JSON: no JSON value starts here.'],
    [
      model('"input": 1, "input": 2'),
      '2:30: this is not JSON: the key "input" stands twice, and the first would be lost.',
    ],
    ['[]', '1:1: a list stands where an object is expected.'],
    ['{}', '1:1: it has no prices.'],
    ['{"models": {}}', '1:12: models: nothing stands in it.'],
    ['{"model": {}}', '1:2: the key "model" is not known here.'],
    ['{"currency": "EUR"}', '1:14: currency: "EUR" is not a currency that is known.'],
    ['{"asOf": "2026-02-30", "models": {}}', '1:10: asOf: there is no day "2026-02-30".'],
    [model('"input": 3'), '2:17: models."acme/large": "output" is missing.'],
    [
      model('"input": -3, "output": 1'),
      '2:27: models."acme/large".input: -3 is not a price from 0.',
    ],
    [
      model('"input": 1e999, "output": 1'),
      '2:27: models."acme/large".input: 1e999 is not a price from 0.',
    ],
    [
      model('"input": "3", "output": 1'),
      '2:27: models."acme/large".input: a text stands where a price from 0 is expected.',
    ],
    [
      model('"input": 1, "output": 1, "batch": 50'),
      '2:52: models."acme/large".batch: 50 is not a share from 0 to 1.',
    ],
    [
      model('"input": 1, "output": 1, "cached": 0.1'),
      '2:43: models."acme/large": the key "cached" is not known here.',
    ],
    [
      model('"input": 1, "output": 1, "bands": [{"input": 1, "output": 2}]'),
      '2:53: models."acme/large".bands[0]: "over" is missing.',
    ],
    [
      model(
        '"input": 1, "output": 1, "bands": [{"over": 9, "input": 1, "output": 2}, {"over": 9, "input": 1, "output": 2}]',
      ),
      '2:100: models."acme/large".bands[1].over: the band before it starts as high or higher.',
    ],
    [
      '{"models": {"gpt-4o": {"input": 1, "output": 1}, "OpenAI/gpt-4o": {"input": 1, "output": 1}}}',
      '1:67: models."OpenAI/gpt-4o": "gpt-4o" and "OpenAI/gpt-4o" are the same model.',
    ],
    [
      '{"models": {"a": {"input": 1, "output": 1}}, "aliases": {"a": "b"}}',
      '1:63: aliases.a: "a" has a price in this file as well.',
    ],
    ['{"aliases": {"a": "b", "b": "c"}}', '1:19: aliases.a: "a" stands for "b", an alias itself.'],
    ['{"aliases": {"a": "a"}}', '1:19: aliases.a: "a" stands for "a", an alias itself.'],
    [
      '{"aliases": {"a.b": "x", "a-b": "y"}}',
      '1:33: aliases."a-b": "a-b" stands here in another spelling as well.',
    ],
  ])('%s', (text, message) => {
    let error: unknown;
    try {
      read(text);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(OrgsimError);
    const { code, message: said, hint } = error as OrgsimError;
    expect({ code, said }).toEqual({ code: 'input-invalid', said: `prices.json:${message}` });
    expect(hint).toMatch(/[.?]$/);
  });
});
