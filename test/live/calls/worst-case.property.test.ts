// Whatever a provider may report for a request costs no more than was reserved for it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findListPrice } from '#cost/prices/find-list-price';
import { LIST_PRICES } from '#cost/prices/list-prices';
import type { ModelPrice } from '#cost/prices/model-price';
import type { ModelCost } from '#live/calls/model-route';
import { spentOf, spentOnFailure } from '#live/calls/spent-of';
import type { RequestCosts } from '#live/calls/worst-case';
import { inputTokensMax, worstCaseOf } from '#live/calls/worst-case';
import type { ReportedUsage } from '#models/adapter';
import { ModelError } from '#models/model-error';
import { aReply } from '../samples.js';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  // One of these is eighteen letters in the compatibility form.
  fc.constant('\ufdfa'.repeat(1000)),
  fc.constant('\\"'.repeat(2000)),
);
const request: fc.Arbitrary<RequestCosts> = fc.record({
  system: fc.array(fc.record({ text, isCacheEnd: fc.boolean() }), { maxLength: 4 }),
  message: text,
  correction: fc.option(fc.record({ reply: text.map(aReply), complaint: text })),
  form: fc.record({
    name: fc.constant('act'),
    description: text,
    schema: fc.constant({ type: 'object', properties: {} }),
  }),
  outputTokensMax: fc.integer({ min: 1, max: 64_000 }),
  cacheTtl: fc.constantFrom('5m' as const, '1h' as const, null),
});

/** Shares of the whole input, in the order fresh, read, written for five minutes, written for an hour. */
const shares = fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000));
const PRICED = LIST_PRICES.map((row) => ({ provider: row.provider, price: row }));
const tokens = fc.record({ shares, filled: fc.double({ min: 0, max: 1, noNaN: true }) });

function usageFor(
  provider: string,
  whole: number,
  output: number,
  [fresh, read, five, hour]: readonly [number, number, number, number],
  ttl: RequestCosts['cacheTtl'],
): ReportedUsage {
  const all = fresh + read + five + hour || 1;
  const part = (share: number): number => Math.floor((whole * share) / all);
  if (provider !== 'anthropic') {
    return {
      provider: 'openai',
      raw: {
        prompt_tokens: whole,
        completion_tokens: output,
        prompt_tokens_details: { cached_tokens: part(read), cache_write_tokens: part(five) },
      },
    };
  }
  const write5m = ttl === null ? 0 : part(five);
  const write1h = ttl === '1h' ? part(hour) : 0;
  return {
    provider: 'anthropic',
    raw: {
      input_tokens: whole - part(read) - write5m - write1h,
      cache_read_input_tokens: part(read),
      cache_creation_input_tokens: write5m + write1h,
      cache_creation: { ephemeral_5m_input_tokens: write5m, ephemeral_1h_input_tokens: write1h },
      output_tokens: output,
    },
  };
}

test('spent is never more than reserved, in dollars and in tokens', () => {
  let known = 0;
  fc.assert(
    fc.property(request, fc.constantFrom(...PRICED), tokens, (asked, row, { shares, filled }) => {
      const cost: ModelCost = { kind: 'priced', price: row.price };
      const reserved = worstCaseOf(asked, cost);
      const whole = Math.max(1, Math.floor(inputTokensMax(asked) * filled));
      const output = Math.floor(asked.outputTokensMax * filled);
      const usage = usageFor(row.provider, whole, output, shares, asked.cacheTtl);
      const { spent, isKnown } = spentOf(usage, cost, reserved);
      if (isKnown) known += 1;
      expect(spent.nanoUsd).toBeLessThanOrEqual(reserved.nanoUsd ?? Number.NaN);
      expect(spent.tokens).toBeLessThanOrEqual(reserved.tokens);
      const cut = spentOnFailure(brokenOff(usage), cost, reserved, asked.outputTokensMax);
      expect(cut.spent.nanoUsd).toBeLessThanOrEqual(reserved.nanoUsd ?? Number.NaN);
      expect(cut.spent.nanoUsd).toBeGreaterThanOrEqual(spent.nanoUsd ?? Number.NaN);
    }),
    { numRuns: 500 },
  );
  expect(known).toBeGreaterThan(250);
});

test('a reply that goes back is reserved as long as it is when it is written anew', () => {
  const number = fc.tuple(fc.integer(), fc.nat(25)).map(([digits, e]) => `${digits % 10}e${e}`);
  const value = fc.oneof(number, fc.json(), fc.constant('-1E+20'), fc.constant('1e-6'));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 200 }), (values) => {
      const text = `{"actions":[${values.join(',')}]}`;
      const correction = { reply: aReply(text), complaint: '' };
      const reserved = inputTokensMax({ ...EMPTY, correction }) - inputTokensMax(EMPTY);
      const anew = JSON.stringify(JSON.parse(text));
      const spaced = anew.replaceAll(/[,:]/g, '$& ');
      expect(Buffer.byteLength(anew)).toBeLessThanOrEqual(reserved);
      expect(Buffer.byteLength(spaced)).toBeLessThanOrEqual(reserved);
    }),
    { numRuns: 200 },
  );
});

test('all of it at the dearest rate is exactly what was reserved', () => {
  const [price] = [findListPrice('claude-opus-5-5') as ModelPrice];
  const cost: ModelCost = { kind: 'priced', price };
  const asked = { ...EMPTY, cacheTtl: '1h' as const };
  const whole = inputTokensMax(asked);
  const usage = usageFor('anthropic', whole, asked.outputTokensMax, [0, 0, 0, 1], '1h');
  const reserved = worstCaseOf(asked, cost);
  expect(spentOf(usage, cost, reserved)).toEqual({ spent: reserved, isKnown: true });
});

test('a long request is reserved at the rates that long requests have', () => {
  const cost: ModelCost = {
    kind: 'priced',
    price: findListPrice('claude-haiku-5-5') as ModelPrice,
  };
  const asked = { ...EMPTY, message: 'a'.repeat(150_000) };
  const usage = usageFor('anthropic', 150_000, 1000, [1, 0, 0, 0], null);
  const reserved = worstCaseOf(asked, cost);
  const { spent, isKnown } = spentOf(usage, cost, reserved);
  expect([spent.nanoUsd, isKnown]).toEqual([150_000 * 500 + 1000 * 2500, true]);
  expect(spent.nanoUsd).toBeLessThanOrEqual(reserved.nanoUsd ?? Number.NaN);
});

const EMPTY: RequestCosts = {
  system: [],
  message: '',
  correction: null,
  form: { name: '', description: '', schema: {} },
  outputTokensMax: 1000,
  cacheTtl: null,
};

describe('the most tokens of a text', () => {
  const grows = (change: Partial<RequestCosts>): number =>
    inputTokensMax({ ...EMPTY, ...change }) - inputTokensMax(EMPTY);

  test.each([
    ['a letter', 'a', 1],
    ['bytes, not characters', 'é', 2],
    ['a lone surrogate is replaced by three bytes', '\ud800', 3],
    ['the compatibility form, where it is longer', '\ufdfa', 33],
    ['and the written one, where that is', '\u2460', 3],
  ])('%s', (_what, message, bytes) => {
    expect(grows({ message })).toBe(bytes);
    expect(grows({ system: [{ text: message, isCacheEnd: false }] })).toBe(bytes);
  });

  test('a reply goes back as JSON, perhaps with all escaped', () => {
    expect(grows({ correction: { reply: aReply('é"'), complaint: 'no' } })).toBe(6 + 2 + 2);
  });
});

describe('what has no clear usage counts as reserved', () => {
  const cost: ModelCost = { kind: 'priced', price: findListPrice('claude-opus-5-5') as ModelPrice };
  const reserved = worstCaseOf(EMPTY, cost);

  test.each<[string, ReportedUsage | null]>([
    ['none', null],
    ['an empty one', { provider: 'anthropic', raw: {} }],
    ['no output', { provider: 'anthropic', raw: { input_tokens: 5 } }],
    [
      'all zero, as servers report that do not count',
      { provider: 'openai', raw: { prompt_tokens: 0, completion_tokens: 0 } },
    ],
    ['a negative one', { provider: 'openai', raw: { prompt_tokens: -5, completion_tokens: 1 } }],
  ])('%s', (_what, usage) => {
    expect(spentOf(usage, cost, reserved)).toEqual({ spent: reserved, isKnown: false });
  });

  test('tokens are known where only the price of some is not', () => {
    const raw = {
      input_tokens: 5,
      cache_read_input_tokens: 0,
      cache_creation_input_tokens: 7,
      output_tokens: 3,
    };
    expect(spentOf({ provider: 'anthropic', raw }, cost, reserved)).toEqual({
      spent: { nanoUsd: reserved.nanoUsd, tokens: 15, requests: 1 },
      isKnown: false,
    });
  });
});

test('a price is null without one, and 0 only where nobody is paid', () => {
  expect(worstCaseOf(EMPTY, { kind: 'unpriced' }).nanoUsd).toBeNull();
  expect(worstCaseOf(EMPTY, { kind: 'free' }).nanoUsd).toBe(0);
  const raw = { prompt_eval_count: 10, eval_count: 5 };
  const reserved = worstCaseOf(EMPTY, { kind: 'free' });
  expect(spentOf({ provider: 'ollama', raw }, { kind: 'free' }, reserved)).toEqual({
    spent: { nanoUsd: 0, tokens: 15, requests: 1 },
    isKnown: true,
  });
});

test('a dry run uses tokens, and no money', () => {
  const usage = { provider: 'dry-run', raw: { input_tokens: 7, output_tokens: 2 } } as const;
  expect(spentOf(usage, { kind: 'free' }, worstCaseOf(EMPTY, { kind: 'free' }))).toEqual({
    spent: { nanoUsd: 0, tokens: 9, requests: 1 },
    isKnown: true,
  });
});

function brokenOff(usage: ReportedUsage): ModelError {
  const raw = { ...usage.raw, output_tokens: 1, completion_tokens: 1 };
  return new ModelError('It broke off.', {
    kind: 'network',
    status: null,
    retryAfter: null,
    mayBeBilled: true,
    usage: { provider: usage.provider, raw },
  });
}
