// What a call counts, where its provider reports what no call can have used.
import { expect, test } from 'vitest';
import { createPaidLedger } from '#journal/create-paid-ledger';
import { spentOf, spentOnFailure } from '#live/calls/spent-of';
import { worstCaseOf } from '#live/calls/worst-case';
import { ModelError } from '#models/model-error';
import { aCall } from '../samples.js';
import { OPUS } from './caller-world.js';

const RESERVED = worstCaseOf(aCall().request, OPUS);

function usageOf(input: number, output: number) {
  const cache = { cache_read_input_tokens: 0, cache_creation_input_tokens: 0 };
  const raw = { input_tokens: input, output_tokens: output, ...cache };
  return { provider: 'anthropic' as const, raw };
}

test.each([
  [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  [Number.MAX_SAFE_INTEGER - 1000, 5],
  [5, Number.MAX_SAFE_INTEGER],
  [1e12, 1e12],
  [Number.POSITIVE_INFINITY, 5],
])('%d tokens in and %d out are not clear, and count as they were reserved', (input, output) => {
  const settled = spentOf(usageOf(input, output), OPUS, RESERVED);
  expect(settled).toEqual({ spent: RESERVED, isKnown: false });
});

test('more than was reserved, as far as a call may go, counts as it was reported', async () => {
  const { spent, isKnown } = spentOf(usageOf(5_000_000, 100_000), OPUS, RESERVED);
  expect({ tokens: spent.tokens, isKnown }).toEqual({ tokens: 5_100_000, isKnown: true });
  expect(spent.nanoUsd).toBeGreaterThan(RESERVED.nanoUsd ?? 0);
  // And the ledger takes it.
  const ledger = createPaidLedger({ append: () => Promise.resolve() }, [], () => '');
  const { agent, tick, wave } = aCall();
  const facts = { id: 'x#1', agent, tick, wave, attempt: 1, provider: 'anthropic', model: 'm' };
  await ledger.reserve({ ...facts, prompt: '', reserved: RESERVED }, []);
  const rest = { wake: 'idle', usage: null, reply: null, error: null, latencyMs: 0 };
  await ledger.settle({ ...facts, ...rest, spent, isKnown });
  expect(ledger.total.spent).toEqual(spent);
});

test('a call that broke off after more output than was allowed counts that output', () => {
  const facts = { kind: 'network', status: 200, retryAfter: null, mayBeBilled: true } as const;
  const error = new ModelError('It broke.', { ...facts, usage: usageOf(100, 9000) });
  const { spent, isKnown } = spentOnFailure(error, OPUS, RESERVED, 2048);
  expect({ tokens: spent.tokens, isKnown }).toEqual({ tokens: 9100, isKnown: false });
});

test('where a part has no price, the rest still counts, however much it is', () => {
  const usage = usageOf(5_000_000, 10);
  const raw = { ...usage.raw, cache_creation_input_tokens: 7 };
  const { spent, isKnown } = spentOf({ ...usage, raw }, OPUS, RESERVED);
  expect(isKnown).toBe(false);
  expect(spent.nanoUsd).toBeGreaterThan(10 * (RESERVED.nanoUsd ?? 0));
});

test('a call that says it was part of a batch gets no discount', () => {
  const usage = usageOf(1000, 10);
  const raw = { ...usage.raw, service_tier: 'batch' };
  expect(spentOf({ ...usage, raw }, OPUS, RESERVED)).toEqual(spentOf(usage, OPUS, RESERVED));
});
