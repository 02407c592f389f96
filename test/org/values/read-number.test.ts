import { describe, expect, test } from 'vitest';
import { parseAmount, parseAmountRange } from '#org/values/parse-amount';
import { readCount, readLevel, readNumberRange, readPercent } from '#org/values/read-number';
import { understood } from '#org/values/reading';
import { parseEndOfSpan, parseTimeOfDay } from '#org/values/time-of-day';
import { problemsOf } from './problems-of.js';

describe('readLevel', () => {
  test.each([
    ['7', 7],
    ['L7', 7],
    ['10', 10],
    ['1', 1],
  ])('%s', (text, value) => expect(readLevel(text)).toEqual(understood(value)));

  test.each([
    ['0', null],
    ['11', null],
    ['2.5', null],
    ['-2', null],
    ['seven', '7'],
    ['L7+', null],
    ['', null],
  ])('%s is refused', (text, suggestion) => {
    expect(problemsOf(text, readLevel(text))).toEqual([['level-invalid', text, suggestion]]);
  });
});

describe('readCount', () => {
  test.each([
    ['1', 1],
    ['3', 3],
    ['10000', 10_000],
  ])('%s', (text, value) => expect(readCount(text)).toEqual(understood(value)));

  test.each([
    ['three', '3'],
    ['3 agents', '3'],
    ['x3', null],
    ['3x', '3'],
    ['2.5', null],
    ['0', null],
    ['zero', null],
    ['-2', null],
    ['1000000', null],
    ['99999999999999999999', null],
    ['many', null],
    ['', null],
  ])('%s is refused', (text, suggestion) => {
    expect(problemsOf(text, readCount(text))).toEqual([['count-invalid', text, suggestion]]);
  });
});

describe('readNumberRange', () => {
  test.each([
    ['3-5', 3, 5],
    ['3 – 5', 3, 5],
    ['3 to 5', 3, 5],
    ['4', 4, 4],
  ])('%s', (text, low, high) => expect(readNumberRange(text)).toEqual(understood({ low, high })));

  test.each([
    ['5-3', '3-5'],
    ['0-3', null],
    ['three', '3'],
    ['3-', null],
    ['1.5', null],
  ])('%s is refused', (text, suggestion) => {
    expect(problemsOf(text, readNumberRange(text))).toEqual([['value-invalid', text, suggestion]]);
  });
});

describe('readPercent', () => {
  test.each([
    ['80%', 0.8],
    ['80 %', 0.8],
    ['29%', 0.29],
    ['12.5%', 0.125],
    ['0%', 0],
    ['100%', 1],
    ['10% of tasks', 0.1],
  ])('%s', (text, value) => expect(readPercent(text)).toEqual(understood(value)));

  test.each([
    ['101%', null],
    ['80', '80%'],
    ['0.8', '80%'],
    ['0.85', '85%'],
    ['a lot', null],
    ['-3%', null],
  ])('%s is refused', (text, suggestion) => {
    expect(problemsOf(text, readPercent(text))).toEqual([['value-invalid', text, suggestion]]);
  });
});

test.each([
  ['500', 500],
  ['4K', 4000],
  ['1.5M', 1_500_000],
  ['1.1k', 1100],
  ['1,000', 1000],
  ['1,000,000', 1_000_000],
  ['12.50', 12.5],
  ['1,00', null],
  ['1.', null],
  ['4KK', null],
  ['', null],
  ['9999999999999999999', null],
])('the amount %s', (text, amount) => expect(parseAmount(text)).toBe(amount));

test.each([
  ['500-2000', { low: 500, high: 2000 }],
  ['10K-50K', { low: 10_000, high: 50_000 }],
  ['7', { low: 7, high: 7 }],
  ['10-50K', null],
  ['9-3', null],
])('the range %s', (text, range) => expect(parseAmountRange(text)).toEqual(range));

test.each([
  ['09:00', 540],
  ['9:30', 570],
  ['00:00', 0],
  ['23:59', 1439],
  ['9am', 540],
  ['12am', 0],
  ['12pm', 720],
  ['9:30 PM', 1290],
  ['noon', 720],
  ['midnight', 0],
  ['24:00', null],
  ['9', null],
  ['9:60', null],
  ['13pm', null],
  ['0am', null],
])('the time %s', (text, minute) => expect(parseTimeOfDay(text)).toBe(minute));

test('a span ends at the end of the day', () => {
  expect(['24:00', '00:00', '06:00', '25:00'].map(parseEndOfSpan)).toEqual([1440, 1440, 360, null]);
});
