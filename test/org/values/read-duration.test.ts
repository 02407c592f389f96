import { describe, expect, it, test } from 'vitest';
import { readBatchWindow } from '#org/values/read-batch-window';
import { readDuration, readMaxSleep, readTickInterval } from '#org/values/read-duration';
import { understood } from '#org/values/reading';
import { problemsOf } from './problems-of.js';

const ticks = (count: number) => ({ kind: 'ticks', ticks: count });
const seconds = (count: number) => ({ kind: 'time', seconds: count });

describe('readDuration', () => {
  test.each([
    ['3 ticks', ticks(3)],
    ['1 tick', ticks(1)],
    ['3', ticks(3)],
    ['0', ticks(0)],
    ['90s', seconds(90)],
    ['5 min', seconds(300)],
    ['2h', seconds(7200)],
    ['1.5h', seconds(5400)],
    ['1 day', seconds(86_400)],
    ['3 Ticks', ticks(3)],
  ])('%s', (text, value) => expect(readDuration(text)).toEqual(understood(value)));

  test.each([
    ['3 tik', '3 ticks'],
    ['1 tik', '1 tick'],
    ['three ticks', '3 ticks'],
    ['5 minuts', '5 minutes'],
    ['-2', null],
    ['1.5 ticks', null],
    ['a while', null],
    ['3 ticks or so', null],
    ['3 ticks 2', null],
    ['', null],
  ])('%s is refused', (text, suggestion) => {
    expect(problemsOf(text, readDuration(text))).toEqual([['duration-invalid', text, suggestion]]);
  });

  it('says why', () => {
    expect(readDuration('1.5 ticks').problems[0]?.reason).toBe('a tick cannot be divided');
    expect(readDuration('-2').problems[0]?.reason).toBe('a length of time cannot be negative');
    expect(readDuration('').problems[0]?.reason).toBe('nothing is written');
    const units = '"years" is not among the units: ticks, s, min, h, days and weeks';
    expect(readDuration('10000 years').problems[0]?.reason).toBe(units);
    expect(readMaxSleep('10000 years').problems[0]?.reason).toBe(units);
  });

  test.each([
    '99999999999999999999 ticks',
    '99999999999999999999',
    '99999999999999999999 weeks',
    `${'9'.repeat(400)} h`,
    '101000 weeks',
  ])('%s is too long, and how long is not', (text) => {
    const reason = 'it is longer than 100 years, or 10,000,000,000 ticks';
    expect(readDuration(text).problems[0]?.reason).toBe(reason);
    expect(readMaxSleep(text).problems[0]?.reason).toBe(reason);
    expect(readBatchWindow(text).problems[0]?.reason).toBe(reason);
  });
});

describe('readTickInterval', () => {
  it('is at least one tick', () => {
    expect(readTickInterval('1')).toEqual(understood(ticks(1)));
    expect(problemsOf('0 ticks', readTickInterval('0 ticks'))).toEqual([
      ['duration-invalid', '0 ticks', null],
    ]);
    expect(readTickInterval('0s').value).toBeNull();
  });
});

describe('readMaxSleep', () => {
  test.each([
    ['300 ticks', ticks(300)],
    ['never', null],
    ['Never', null],
  ])('%s', (text, limit) => expect(readMaxSleep(text)).toEqual(understood({ limit })));

  test.each([
    ['nevr', 'never'],
    ['0', null],
    ['300 tiks', '300 ticks'],
  ])('%s is refused', (text, suggestion) => {
    expect(problemsOf(text, readMaxSleep(text))).toEqual([['duration-invalid', text, suggestion]]);
  });
});
