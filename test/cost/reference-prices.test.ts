// The reference table: which models it prices, and above all which it does not.
import { expect, test } from 'vitest';
import { invocationPrice, priceSource, tokensPerInvocation } from '#cost/invocation-price';
import { findReferencePrice } from '#cost/reference-prices';

test.each([
  ['claude-opus', 0.12],
  ['anthropic/claude-opus-4-5', 0.12],
  ['claude-opus-4-5-20251101', 0.12],
  ['Claude-Opus', 0.12],
  ['claude-sonnet', 0.03],
  ['claude-3-5-sonnet-20241022', 0.03],
  ['claude-haiku', 0.003],
  ['anthropic/claude-3-haiku-20240307', 0.003],
  ['gpt-4o', 0.04],
  ['openai/gpt-4o-2024-08-06', 0.04],
  ['ollama/llama3', 0],
  ['dry-run', 0],
])('%s costs $%s an invocation', (model, dollars) => {
  expect(findReferencePrice(model)?.usdPerInvocation).toBe(dollars);
});

test.each([
  'gpt-4o-mini',
  'openai/gpt-4o-mini-2024-07-18',
  'openai/gpt-5',
  'openrouter/claude-opus',
  'bedrock/anthropic.claude-opus',
  'my-claude-opus',
  'claude-opusculum',
  'claude',
  'ollama-proxy/llama3',
  'dry-runner',
  'constructor',
  '',
])('%s has no price, which is not free', (model) => {
  expect(invocationPrice({ model, tokens: null })).toEqual({
    costNano: null,
    idleCostNano: null,
    tokens: 5000,
    idleTokens: 5000,
    noteTokens: 50,
  });
  expect(priceSource(model)).toBe('unpriced');
});

test('a model says the family whose price it has', () => {
  expect(priceSource('anthropic/claude-opus-4-5')).toBe('reference table 2026-03, Claude Opus');
});

test('an idle poll costs as much as any other', () => {
  const price = invocationPrice({ model: 'claude-haiku', tokens: null });
  expect(price).toEqual({
    costNano: 3_000_000,
    idleCostNano: 3_000_000,
    tokens: 5000,
    idleTokens: 5000,
    noteTokens: 50,
  });
});

test('tokens are the middle of what is stated; a direction not stated has the table’s', () => {
  const range = (low: number, high: number) => ({ low, high });
  expect(tokensPerInvocation(null)).toBe(5000);
  expect(tokensPerInvocation({ input: null, output: null, total: range(500, 2000) })).toBe(1250);
  expect(tokensPerInvocation({ input: range(8000, 8000), output: null, total: null })).toBe(9000);
  expect(
    tokensPerInvocation({ input: range(2000, 4000), output: range(50, 50), total: null }),
  ).toBe(3050);
});
