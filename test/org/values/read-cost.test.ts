// Values that estimates and budgets are made of.
import { describe, expect, test } from 'vitest';
import { nanoUsd } from '#base/money';
import { readActivity } from '#org/values/read-activity';
import { readBudget, readCreditValue, readOverage, readPeriod } from '#org/values/read-budget';
import { readModel } from '#org/values/read-model';
import { readTokens } from '#org/values/read-tokens';
import { understood } from '#org/values/reading';
import { problemsOf } from './problems-of.js';

const range = (low: number, high = low) => ({ low, high });

describe('readTokens', () => {
  test.each([
    ['4K in, 1K out', { input: range(4000), output: range(1000), total: null }],
    ['500-2000', { input: null, output: null, total: range(500, 2000) }],
    ['50 out', { input: null, output: range(50), total: null }],
    ['100-200', { input: null, output: null, total: range(100, 200) }],
    ['1.5M', { input: null, output: null, total: range(1_500_000) }],
    [
      '1,000 tokens in, 200-400 output',
      { input: range(1000), output: range(200, 400), total: null },
    ],
  ])('%s', (text, value) => expect(readTokens(text)).toEqual(understood(value)));

  test.each([
    ['lots', 'lots'],
    ['4K in, 1K up', '1K up'],
    ['4K in, 5K in', '5K in'],
    ['4K in, 5K', '5K'],
    ['0.5 in', '0.5 in'],
    ['-5 in', '-5 in'],
    ['', ''],
  ])('%s is refused', (text, actual) => {
    expect(problemsOf(text, readTokens(text))).toEqual([['value-invalid', actual, null]]);
  });
});

describe('readActivity', () => {
  test.each([
    ['5 events/hr', { kind: 'events', perHour: range(5) }],
    ['1 event per hour', { kind: 'events', perHour: range(1) }],
    ['12-48 events/day', { kind: 'events', perHour: range(0.5, 2) }],
    ['80% busy', { kind: 'busy', share: 0.8 }],
    ['quiet', { kind: 'events', perHour: range(1) }],
    ['50K tokens/day', { kind: 'tokens', perDay: range(50_000) }],
    ['1K tokens/hr', { kind: 'tokens', perDay: range(24_000) }],
  ])('%s', (text, value) => expect(readActivity(text)).toEqual(understood(value)));

  test.each([
    ['busy', 'busy'],
    ['180% busy', '180%'],
    ['5 events', '5 events'],
    ['5 events/fortnight', '5 events/fortnight'],
    ['10-50K tokens/day', '10-50K tokens/day'],
    ['', ''],
  ])('%s is refused', (text, actual) => {
    expect(problemsOf(text, readActivity(text))).toEqual([['value-invalid', actual, null]]);
  });
});

describe('readBudget', () => {
  test.each([
    ['100K tokens/day', 'tokens', 100_000, 'daily'],
    ['$5/day', 'usd', 5, 'daily'],
    ['$12.50/month', 'usd', 12.5, 'monthly'],
    ['500 credits/week', 'credits', 500, 'weekly'],
    ['1000 credits/period', 'credits', 1000, null],
    ['1,000 credits per period', 'credits', 1000, null],
    ['$5 per day', 'usd', 5, 'daily'],
    ['$5 daily', 'usd', 5, 'daily'],
    ['$5 a day', 'usd', 5, 'daily'],
    ['$0.50/hr', 'usd', 0.5, 'hourly'],
    ['5 dollars/day', 'usd', 5, 'daily'],
    ['$1,000', 'usd', 1000, null],
  ])('%s', (text, unit, limit, period) =>
    expect(readBudget(text)).toEqual(understood({ unit, limit, period })),
  );

  test('a field may imply the unit', () => {
    expect(readBudget('100K/day', 'tokens')).toEqual(
      understood({
        unit: 'tokens',
        limit: 100_000,
        period: 'daily',
      }),
    );
    expect(problemsOf('100K/day', readBudget('100K/day'))).toEqual([
      ['value-invalid', '100K/day', null],
    ]);
  });

  test.each([
    ['100K tokns/day', 'tokns', 'tokens'],
    ['$5/dya', 'dya', 'day'],
    ['$5 per fortnight', 'fortnight', null],
    ['$5 tokens/day', 'tokens', null],
    ['-$5/day', '-$5/day', null],
    ['€5/day', '€5/day', null],
    ['$0/day', '$0/day', null],
    ['1.5 tokens/day', '1.5 tokens/day', null],
    ['plenty', 'plenty', null],
    ['', '', null],
  ])('%s is refused', (text, actual, suggestion) => {
    expect(problemsOf(text, readBudget(text))).toEqual([['value-invalid', actual, suggestion]]);
  });

  test.each([
    ['$99999999999999999999999/day', '$9,007,199'],
    ['$9,007,199.01/month', '$9,007,199'],
    ['10M dollars', '$9,007,199'],
    ['99999999999999999999 tokens/day', '9,007,199,254,740,991 tokens'],
  ])('%s is larger than %s', (text, most) => {
    const { value, problems } = readBudget(text);
    expect(value).toBeNull();
    expect(problems.map(({ rule, reason }) => [rule, reason])).toEqual([
      ['value-invalid', `it is larger than ${most}, the most that is counted exactly`],
    ]);
  });

  test('the most that is counted exactly is a budget', () => {
    expect(readBudget('$9,007,199/day').value?.limit).toBe(9_007_199);
    expect(Number.isSafeInteger(nanoUsd(9_007_199))).toBe(true);
    expect(Number.isSafeInteger(nanoUsd(9_007_200))).toBe(false);
  });
});

test.each([
  ['daily', 'daily'],
  ['Weekly', 'weekly'],
  ['per month', 'monthly'],
])('the period %s', (text, value) => expect(readPeriod(text)).toEqual(understood(value)));

test.each([
  ['dayly', 'daily'],
  ['period', null],
  ['', null],
])('the period %s is refused', (text, suggestion) => {
  expect(problemsOf(text, readPeriod(text))).toEqual([['value-invalid', text, suggestion]]);
});

test('overage', () => {
  expect(readOverage('Pause and escalate')).toEqual(understood('pause and escalate'));
  expect(problemsOf('warm', readOverage('warm'))).toEqual([['value-invalid', 'warm', 'warn']]);
});

test('the value of a credit', () => {
  expect(readCreditValue('$0.01')).toEqual(understood(0.01));
  expect(problemsOf('0.01', readCreditValue('0.01'))).toEqual([['value-invalid', '0.01', '$0.01']]);
  expect(readCreditValue('$0').value).toBeNull();
});

describe('readModel', () => {
  test.each([
    ['claude-opus', 'named', 'claude-opus'],
    ['Claude Sonnet', 'named', 'claude-sonnet'],
    ['GPT-4o', 'named', 'gpt-4o'],
    ['ollama/llama3', 'named', 'ollama/llama3'],
    ['anthropic/claude-sonnet-4-5', 'named', 'anthropic/claude-sonnet-4-5'],
    ['ollama/llama3:8b', 'named', 'ollama/llama3:8b'],
    ['same as lead', 'relative', 'same-as-lead'],
    ['cheapest', 'relative', 'cheapest'],
  ])('%s', (text, kind, model) => expect(readModel(text)).toEqual(understood({ kind, model })));

  test.each([
    ['claude-opsu', 'claude-opus'],
    ['opus', 'claude-opus'],
    ['claude-sonnet-4-5', 'anthropic/claude-sonnet-4-5'],
    ['gpt-4.1-mini', 'openai/gpt-4.1-mini'],
    ['llama3', 'ollama/llama3'],
    ['same-as-leed', 'same-as-lead'],
    ['ollama/', null],
    ['/llama3', null],
    ['https://example.org', null],
    ['some thing/else', null],
    ['whatever', null],
    ['', null],
  ])('%s is refused', (text, suggestion) => {
    expect(problemsOf(text, readModel(text))).toEqual([['model-unknown', text, suggestion]]);
  });
});
