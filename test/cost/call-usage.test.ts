import { describe, expect, it, test } from 'vitest';
import { calibratedTokens } from '#cost/calls/calibrated-tokens';
import type { CallRecord } from '#cost/calls/call-record';
import type { KnownUsage } from '#cost/calls/call-usage';
import { tokensOf, usageOf } from '#cost/calls/call-usage';
import { summarizeCalls } from '#cost/calls/summarize-calls';
import { usageCost } from '#cost/calls/usage-cost';
import { LIST_PRICING } from '../main/list-pricing.js';

const NONE = {
  freshInput: 0,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  output: 0,
  isBatch: false,
  unknown: [],
};

function used(parts: Partial<typeof NONE>): KnownUsage {
  const usage = { ...NONE, ...parts };
  const { freshInput, cacheRead, cacheWrite5m, cacheWrite1h } = usage;
  return { ...usage, wholeInput: freshInput + cacheRead + cacheWrite5m + cacheWrite1h };
}

describe('what providers report', () => {
  test.each([
    [
      'anthropic',
      {
        input_tokens: 500,
        cache_read_input_tokens: 3500,
        cache_creation_input_tokens: 90,
        output_tokens: 70,
      },
      { freshInput: 500, cacheRead: 3500, cacheWrite5m: 90, output: 70 },
    ],
    [
      'anthropic',
      {
        input_tokens: 1,
        cache_creation_input_tokens: 100,
        cache_creation: { ephemeral_5m_input_tokens: 30, ephemeral_1h_input_tokens: 70 },
        output_tokens: 2,
      },
      { freshInput: 1, cacheWrite5m: 30, cacheWrite1h: 70, output: 2 },
    ],
    [
      'anthropic',
      { input_tokens: 1, cache_creation: { ephemeral_5m_input_tokens: 30 }, output_tokens: 2 },
      { freshInput: 1, cacheWrite5m: 30, output: 2 },
    ],
    [
      'anthropic',
      { input_tokens: 1, output_tokens: 2, service_tier: 'batch' },
      { freshInput: 1, output: 2, isBatch: true },
    ],
    [
      'openai',
      {
        input_tokens: 40,
        input_tokens_details: { cached_tokens: null, cache_write_tokens: 30 },
        output_tokens: 9,
      },
      { freshInput: 10, cacheWrite5m: 30, output: 9 },
    ],
    [
      'anthropic',
      { input_tokens: 1, cache_read_input_tokens: null, output_tokens: 2 },
      { freshInput: 1, output: 2 },
    ],
    [
      'openai',
      { prompt_tokens: 4000, prompt_tokens_details: { cached_tokens: 1024 }, completion_tokens: 9 },
      { freshInput: 2976, cacheRead: 1024, output: 9 },
    ],
    ['openai', { input_tokens: 40, output_tokens: 9 }, { freshInput: 40, output: 9 }],
    ['ollama', { prompt_eval_count: 40, eval_count: 9 }, { freshInput: 40, output: 9 }],
  ] as const)('%s: %j', (provider, raw, expected) => {
    expect(usageOf(provider, raw)).toEqual(used(expected));
  });

  test.each([
    ['anthropic', { output_tokens: 2 }],
    ['anthropic', { input_tokens: -1, output_tokens: 2 }],
    ['anthropic', { input_tokens: 1.5, output_tokens: 2 }],
    ['anthropic', { input_tokens: '1', output_tokens: 2 }],
    [
      'anthropic',
      {
        input_tokens: 1,
        output_tokens: 2,
        cache_creation_input_tokens: 5,
        cache_creation: { ephemeral_1h_input_tokens: 9 },
      },
    ],
    [
      'openai',
      { prompt_tokens: 10, prompt_tokens_details: { cached_tokens: 11 }, completion_tokens: 1 },
    ],
    ['openai', { completion_tokens: 1 }],
    ['ollama', {}],
    ['ollama', null],
    ['anthropic', 'x'],
  ] as const)('what is not understood is nothing, never zero: %s %j', (provider, raw) => {
    expect(usageOf(provider, raw)).toBeNull();
  });
});

describe('what a call costs', () => {
  const price = LIST_PRICING.priceOf('m');
  const usage = used({ freshInput: 1_018_234, output: 9154 });

  it('counts each token once, at the price of its kind', () => {
    const known = used({
      freshInput: 0,
      cacheRead: 150_653,
      cacheWrite5m: 1_018_234,
      cacheWrite1h: 0,
      output: 9154,
    });
    // A known day of heartbeats, at $0.80 in and $4 out: $1.07.
    const cost = usageCost(priceOf(0.8, 4), known);
    expect(cost?.toFixed(2)).toBe('1.07');
  });

  it('is half in a batch', () => {
    const batch = { ...usage, isBatch: true };
    expect(usageCost(price, batch)).toBeCloseTo((usageCost(price, usage) ?? 0) / 2, 9);
  });

  it('is not known where a kind that was used has no price', () => {
    if (price.kind !== 'tokens') throw new Error('a price by token is wanted');
    const [{ rates }] = price.price.bands;
    const without = { overInputTokens: 0, rates: { ...rates, cacheReadUsd: null } };
    const priced = { ...price, price: { ...price.price, bands: [without] as const } };
    expect(usageCost(priced, usage)).not.toBeNull();
    expect(usageCost(priced, { ...usage, cacheRead: 1 })).toBeNull();
    expect(usageCost({ kind: 'unpriced', resolvedModel: 'm', why: 'so' }, usage)).toBeNull();
  });

  it('is that of the band of all its input', () => {
    if (price.kind !== 'tokens') throw new Error('a price by token is wanted');
    const [first] = price.price.bands;
    const dear = { overInputTokens: 100, rates: { ...first.rates, inputUsd: 5 } };
    const priced = { ...price, price: { ...price.price, bands: [first, dear] as const } };
    const costOf = (freshInput: number, cacheRead: number) =>
      usageCost(priced, used({ freshInput, cacheRead }));
    expect(costOf(100, 0)).toBeCloseTo(100 / 1e6, 12);
    expect(costOf(50, 51)).toBeCloseTo((50 * 5 + 51 * 0.1) / 1e6, 12);
  });
});

describe('calls in a few figures', () => {
  const call = (input: number, output: number, parts: Partial<CallRecord> = {}): CallRecord => ({
    agent: 'coo',
    model: 'm',
    kind: 'message',
    usage: used({ freshInput: input, output }),
    atMs: null,
    isSidechain: false,
    ...parts,
  });

  it('tells mean, median and the ends, all of them measured but the mean', () => {
    const calls = Array.from({ length: 100 }, (_, index) => call((index + 1) ** 2, 1));
    const { input } = summarizeCalls(calls);
    expect(input).toEqual({ mean: 3383.5, p5: 25, median: 2500, p95: 9025 });
  });

  it('keeps calls that found nothing apart', () => {
    const summary = summarizeCalls([
      call(100, 10),
      call(50, 2, { kind: 'idle' }),
      call(70, 4, { kind: 'idle' }),
    ]);
    expect(summary.calls).toBe(1);
    expect(summary.input?.mean).toBe(100);
    expect(summary.idle).toEqual({ calls: 2, input: 60, output: 3 });
  });

  it('takes what was in the cache for the stable part, and the usual share without one', () => {
    const cached = used({
      freshInput: 100,
      cacheRead: 700,
      cacheWrite5m: 200,
      output: 10,
    });
    const agent = { tokens: null, idleTokens: null };
    const tokens = calibratedTokens(agent, summarizeCalls([call(0, 0, { usage: cached })]));
    expect(tokensOf(cached)).toBe(1010);
    expect(tokens).toMatchObject({ origin: 'calibrated', stablePrefix: 900 });
    expect(calibratedTokens(agent, summarizeCalls([call(1000, 10)]))?.stablePrefix).toBe(875);
  });

  it('teach nothing where nothing was done', () => {
    const idle = summarizeCalls([call(50, 2, { kind: 'idle' })]);
    expect(calibratedTokens({ tokens: null, idleTokens: null }, idle)).toBeNull();
    expect(summarizeCalls([]).cachedShare).toBeNull();
  });
});

function priceOf(inputUsd: number, outputUsd: number) {
  const price = LIST_PRICING.priceOf('m');
  if (price.kind !== 'tokens') throw new Error('a price by token is wanted');
  const rates = {
    inputUsd,
    outputUsd,
    cacheReadUsd: inputUsd * 0.1,
    cacheWrite5mUsd: inputUsd * 1.25,
    cacheWrite1hUsd: inputUsd * 2,
  };
  return { ...price, price: { ...price.price, bands: [{ overInputTokens: 0, rates }] as const } };
}
