// Names of models: which spellings mean one model, and which do not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullName, modelKey, parseModelId } from '#cost/prices/model-id';

const keyOf = (name: string): string => modelKey(parseModelId(name));

describe('one model', () => {
  test.each([
    ['claude-opus-4-5', 'anthropic/claude-opus-4-5'],
    [' Claude-Opus-4.5 ', 'anthropic/claude-opus-4-5'],
    ['anthropic/claude-4.5-opus', 'anthropic/claude-opus-4-5'],
    ['claude-opus-latest', 'anthropic/claude-opus'],
    ['claude-3.5-sonnet', 'anthropic/claude-3-5-sonnet'],
    ['openai/gpt-4.1', 'openai/gpt-4-1'],
    ['o3-mini', 'openai/o3-mini'],
    ['gemini/gemini-2.5-pro', 'google/gemini-2-5-pro'],
    ['bedrock/global.anthropic.claude-opus-5', 'aws/global-anthropic-claude-opus-5'],
    ['openrouter/anthropic/claude-opus-4.5', 'openrouter/anthropic/claude-opus-4-5'],
    ['ollama/llama3', 'ollama/llama3'],
    ['skynet', 'skynet'],
    ['constructor', 'constructor'],
  ])('%s is %s', (name, key) => {
    expect(keyOf(name)).toBe(key);
  });
});

test.each([
  ['claude-opus-4-5-20251101', 'claude-opus-4-5'],
  ['claude-opus-4@20250514', 'claude-opus-4'],
  ['claude-4-opus-20250514', 'claude-opus-4'],
  ['gpt-4o-2024-08-06', 'gpt-4o'],
  ['gpt-4-0613', 'gpt-4-0613'],
  ['gpt-4o-mini', 'gpt-4o-mini'],
])('%s without its date is %s', (name, undated) => {
  expect(parseModelId(name).undated).toBe(undated);
});

test.each([
  ['claude-opus-5', 'claude-opus-5-5'],
  ['claude-opus-5-5', 'bedrock/claude-opus-5-5'],
  ['gpt-4o', 'gpt-4o-mini'],
  ['gpt-4o', 'azure/gpt-4o'],
  ['claude-opus-4.6', 'claude-opus-4.6:thinking'],
])('%s is not %s', (one, other) => {
  expect(keyOf(one)).not.toBe(keyOf(other));
});

test('a name has its provider before it where it would mean another one’s', () => {
  expect(fullName('openai', 'gpt-4o')).toBe('gpt-4o');
  expect(fullName('azure', 'gpt-4o')).toBe('azure/gpt-4o');
  expect(fullName('mistral', 'codestral')).toBe('mistral/codestral');
  expect(fullName(null, 'skynet')).toBe('skynet');
});

test('one spelling of a spelling is itself', () => {
  const part = fc.constantFrom('claude', 'opus', 'gpt', '4', '5', '4o', 'latest', '20251101', 'x');
  const name = fc
    .array(fc.tuple(part, fc.constantFrom('-', '.', '/', ' ', '@', ':', '')))
    .map((parts) => parts.flat().join(''));
  fc.assert(
    fc.property(fc.oneof(name, fc.string()), (text) => {
      const key = keyOf(text);
      expect(keyOf(key)).toBe(key);
      expect(keyOf(text.toUpperCase().toLowerCase())).toBe(keyOf(text.toLowerCase()));
    }),
    { numRuns: 300 },
  );
});
