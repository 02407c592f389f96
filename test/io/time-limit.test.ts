import { expect, test } from 'vitest';
import { callWithin } from '#io/time-limit';

const forever = (): never => {
  for (;;);
};

test('work in time gives what it gives', () => {
  expect(callWithin(10_000, () => 7, forever)).toBe(7);
});

test('an error is the error of the work', () => {
  const work = (): never => {
    throw new RangeError('no');
  };
  expect(() => callWithin(10_000, work, forever)).toThrow(RangeError);
});

test('work that never ends is stopped, also in a regular expression', () => {
  expect(callWithin(20, forever, () => 'late')).toBe('late');
  const slow = () => String(/^(a+)+$/.test(`${'a'.repeat(60)}b`));
  expect(callWithin(20, slow, () => 'late')).toBe('late');
});

test('one limit inside another', () => {
  const inner = () => callWithin(20, forever, () => 'inner');
  expect(callWithin(10_000, inner, () => 'outer')).toBe('inner');
  const outer = () => callWithin(10_000, forever, () => 'inner');
  expect(callWithin(20, outer, () => 'outer')).toBe('outer');
  expect(callWithin(10_000, () => 'again', forever)).toBe('again');
});

test('work that had to wait for others gets more time, and not for ever', () => {
  const sleep = (ms: number) => (): string =>
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  expect(callWithin(100, sleep(150), () => 'late')).toBe('timed-out');
  expect(callWithin(40, sleep(60_000), () => 'late')).toBe('late');
});
