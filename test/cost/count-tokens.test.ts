import { describe, expect, it, test } from 'vitest';
import { createLocalCounter } from '#cost/count-tokens';
import { countedTokens, statesInput } from '#cost/estimate/counted-tokens';
import { tokenFactorOf } from '#cost/token-factors';

test.each([
  ['claude-opus', 1.6],
  ['claude-opus-5-5', 1.6],
  ['claude-opus-4-8', 1.6],
  ['claude-opus-4.7', 1.6],
  ['claude-fable-5-2', 1.6],
  ['anthropic/claude-sonnet-5', 1.6],
  ['claude-sonnet-4-6', 1.2],
  ['claude-opus-4-5-20251101', 1.2],
  ['claude-opus-4-20250514', 1.2],
  ['claude-sonnet-4', 1.2],
  ['Claude-Haiku-4.5', 1.2],
  ['claude-3-5-sonnet-latest', 1.2],
  ['openrouter/anthropic/claude-3-opus', 1.2],
  ['gpt-4o', 1],
  ['openai/o3-mini', 1],
  ['gemini-2.5-pro', 1],
  ['ollama/llama3', 1],
])('%s makes %d times the tokens of OpenAI', (model, factor) => {
  expect(tokenFactorOf(model).factor).toBe(factor);
});

it('says of families that nobody has compared that it may be further off', () => {
  expect(tokenFactorOf('gpt-4o').error).toBe(0.2);
  expect(tokenFactorOf('claude-opus').error).toBe(0.2);
  expect(tokenFactorOf('ollama/llama3').error).toBeGreaterThan(0.2);
});

const PROSE =
  'Customers write when a parcel is late. Answer within the hour, say where it is, and say when it comes. ';

describe('a count', () => {
  it('is near that of the tokenizer, 20 tokens for this sentence, times the factor', () => {
    const counter = createLocalCounter();
    const sentence =
      'Customers write when a parcel is late. Answer within the hour, and say where it is.';
    expect(counter.count('gpt-4o', [sentence]).tokens).toBeGreaterThan(16);
    expect(counter.count('gpt-4o', [sentence]).tokens).toBeLessThan(24);
  });

  it('of a text in blocks is that of the whole text', () => {
    const counter = createLocalCounter();
    const blocks = [PROSE.repeat(20), PROSE.repeat(3), `- a\n- b: ${PROSE}`];
    const whole = counter.count('claude-opus', [blocks.join('\n\n')]).tokens;
    const parts = counter.count('claude-opus', blocks).tokens;
    expect(Math.abs(parts - whole) / whole).toBeLessThan(0.01);
  });

  it('grows with the factor of the family', () => {
    const counter = createLocalCounter();
    const [openai, old, current] = ['gpt-4o', 'claude-opus-4-5', 'claude-opus-5-5'].map(
      (model) => counter.count(model, [PROSE.repeat(50)]).tokens,
    );
    expect(old! / openai!).toBeCloseTo(1.2, 2);
    expect(current! / openai!).toBeCloseTo(1.6, 2);
  });

  it('of nothing is nothing', () => {
    expect(createLocalCounter().count('gpt-4o', []).tokens).toBe(0);
  });
});

describe('tokens of a call by its prompt', () => {
  const counts = {
    form: { tokens: 300, error: 0.2 },
    system: { tokens: 500, error: 0.2 },
    wake: { tokens: 200, error: 0.2 },
    idle: { tokens: 50, error: 0.2 },
  };
  const nothingStated = { tokens: null, idleTokens: null };
  const range = (value: number) => ({ low: value, high: value });

  it('are the stable part and what is new, as far off as the counts may be; the answer stays assumed', () => {
    expect(countedTokens(nothingStated, counts)).toEqual({
      origin: 'counted',
      input: { low: 800, expected: 1000, high: 1200 },
      output: { low: 1000, expected: 1000, high: 1000 },
      idleInput: { low: 680, expected: 850, high: 1020 },
      idleOutput: { low: 50, expected: 50, high: 50 },
      stablePrefix: 800,
    });
  });

  it('leave what the file states: the answer alone, and idle tokens', () => {
    const stated = {
      tokens: { input: null, output: range(300), total: null },
      idleTokens: { input: range(90), output: range(7), total: null },
    };
    const tokens = countedTokens(stated, counts);
    expect(statesInput(stated)).toBe(false);
    expect(tokens.output.expected).toBe(300);
    expect(tokens.input.expected).toBe(1000);
    expect(tokens.idleInput.expected).toBe(90);
    expect(tokens.idleOutput.expected).toBe(7);
  });

  it.each([
    [{ input: range(5), output: null, total: null }, true],
    [{ input: null, output: null, total: range(5) }, true],
    [null, false],
  ])('are not counted where the file says what goes in: %j', (tokens, expected) => {
    expect(statesInput({ tokens })).toBe(expected);
  });
});
