// Values of Culture, Policies, Workload and Identity.
import { describe, expect, test } from 'vitest';
import {
  readEscalation,
  readHierarchyDepth,
  readPreset,
  readProgress,
  readYesNo,
} from '#org/values/read-culture';
import { readExceptions, readOffHours, readWorkingHours } from '#org/values/read-hours';
import { readDepartmentCap, readPermission } from '#org/values/read-policy';
import { readCatchUp, readRuntime } from '#org/values/read-role';
import { readTimezone } from '#org/values/read-timezone';
import { readDaySpan, readEffort, readOrders } from '#org/values/read-workload';
import { understood } from '#org/values/reading';
import { problemsOf } from './problems-of.js';

const ticks = (count: number) => ({ kind: 'ticks', ticks: count });
const seconds = (count: number) => ({ kind: 'time', seconds: count });
const weekdays = [1, 2, 3, 4, 5];
const workday = { fromMinute: 480, toMinute: 1080 };

describe('closed choices', () => {
  test.each([
    [readPreset, 'Remote Async', 'remote-async'],
    [readProgress, 'on phase change', 'on phase change'],
    [readYesNo, 'Yes', true],
    [readYesNo, 'no', false],
    [readOffHours, 'queue tasks', 'queue tasks'],
    [readExceptions, 'critical', true],
    [readExceptions, 'none', false],
    [readRuntime, 'external', 'external'],
    [readCatchUp, 'skip', 'skip'],
  ])('%o reads %s', (read, text, value) => expect(read(text)).toEqual(understood(value)));

  test.each([
    [readPreset, 'statrup', ['preset-unknown', 'statrup', 'startup']],
    [readProgress, 'on phase', ['value-invalid', 'on phase', null]],
    [readYesNo, 'maybe', ['value-invalid', 'maybe', null]],
    [readRuntime, 'modl', ['value-invalid', 'modl', 'model']],
    [readCatchUp, '', ['value-invalid', '', null]],
  ])('%o refuses %s', (read, text, problem) => {
    expect(problemsOf(text, read(text))).toEqual([problem]);
  });
});

describe('readEscalation', () => {
  test.each([
    ['immediate', 'immediate', ticks(0)],
    ['batched', 'batched', seconds(3600)],
    ['batched (hourly)', 'batched', seconds(3600)],
    ['batched (30 min)', 'batched', seconds(1800)],
    ['Delayed', 'delayed', ticks(10)],
    ['delayed (20 ticks)', 'delayed', ticks(20)],
  ])('%s', (text, mode, wait) => expect(readEscalation(text)).toEqual(understood({ mode, wait })));

  test.each([
    ['imediate', ['value-invalid', 'imediate', 'immediate']],
    ['batched (sometimes)', ['duration-invalid', 'sometimes', null]],
    ['batched (30 mn)', ['duration-invalid', '30 mn', null]],
    ['batched (0)', ['duration-invalid', '0', null]],
    ['immediate (hourly)', ['value-invalid', 'immediate (hourly)', 'immediate']],
  ])('%s is refused', (text, problem) => {
    expect(problemsOf(text, readEscalation(text))).toEqual([problem]);
  });
});

test.each([
  ['3', 3],
  ['4 levels', 4],
  ['shallow', 3],
  ['flat', 2],
  ['strict', null],
])('hierarchy depth %s', (text, limit) =>
  expect(readHierarchyDepth(text)).toEqual(understood({ limit })),
);

test.each(['0', '-1', 'deep', ''])('hierarchy depth %s is refused', (text) => {
  expect(problemsOf(text, readHierarchyDepth(text))).toEqual([['value-invalid', text, null]]);
});

test.each([
  ['08:00-22:00', 480, 1320],
  ['22:00 – 06:00', 1320, 360],
  ['9am to 5pm', 540, 1020],
  ['00:00-24:00', 0, 1440],
  ['08:00-00:00', 480, 1440],
])('hours %s', (text, fromMinute, toMinute) => {
  expect(readWorkingHours(text)).toEqual(understood({ fromMinute, toMinute }));
});

test.each(['8-22', '08:00', '08:00-25:00', '08:00-08:00', 'always', ''])(
  'hours %s are refused',
  (text) => {
    expect(problemsOf(text, readWorkingHours(text))).toEqual([['value-invalid', text, null]]);
  },
);

describe('policies', () => {
  test.each([
    ['L7+ can request config changes', 7, ['request config changes']],
    ['L9 and above may approve config changes', 9, ['approve config changes']],
    ['all can delegate, and give orders', 1, ['delegate', 'give orders']],
    ['L10 can delegate and delegate', 10, ['delegate']],
  ])('%s', (text, level, verbs) =>
    expect(readPermission(text)).toEqual(understood({ level, verbs })),
  );

  test.each([
    [
      'L7+ can request config chnages',
      ['value-invalid', 'request config chnages', 'request config changes'],
    ],
    ['L7+ can delegate, fly', ['value-invalid', 'fly', null]],
    ['managers can delegate', ['selector-invalid', 'managers', null]],
    ['L4-L6 can delegate', ['selector-invalid', 'L4-L6', 'L4+']],
    ['everything', ['value-invalid', 'everything', null]],
  ])('%s is refused', (text, problem) => {
    expect(problemsOf(text, readPermission(text))).toEqual([problem]);
  });

  test('department caps', () => {
    for (const text of ['max 10 agents', 'at most 10', '10', 'Max 10 Agents']) {
      expect(readDepartmentCap(text)).toEqual(understood(10));
    }
    for (const text of ['max ten agents', '0', 'max 2.5 agents', '']) {
      expect(problemsOf(text, readDepartmentCap(text))).toEqual([['value-invalid', text, null]]);
    }
  });
});

describe('workload', () => {
  test.each([
    ['4 per hour', 4, null],
    ['4/h', 4, null],
    ['48 orders per day', 2, null],
    ['4 per hour, weekdays 08:00-18:00', 4, { weekdays, ...workday }],
    ['20 per day, weekdays 08:00-18:00', 2, { weekdays, ...workday }],
    ['100 a week, Mon-Fri 08:00-18:00', 2, { weekdays, ...workday }],
    ['4/h, Saturday and Monday', 4, { weekdays: [1, 6], fromMinute: 0, toMinute: 1440 }],
    ['1/h, 22:00-06:00', 1, { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 1320, toMinute: 360 }],
    ['1,000 per day, weekends', 1000 / 24, { weekdays: [6, 7], fromMinute: 0, toMinute: 1440 }],
  ])('orders %s', (text, perHour, hours) =>
    expect(readOrders(text)).toEqual(understood({ perHour, hours })),
  );

  test.each([
    ['many', 'many', null],
    ['4 per huor', 'huor', 'hour'],
    ['4 per hour, sometimes', 'sometimes', null],
    ['4 per hour, weekdays 8-18', 'weekdays 8-18', null],
    ['4 per hour,', '', null],
    ['', '', null],
  ])('orders %s are refused', (text, actual, suggestion) => {
    expect(problemsOf(text, readOrders(text))).toEqual([['value-invalid', actual, suggestion]]);
  });

  test.each([
    ['4 ticks', ticks(4), ticks(4)],
    ['20-60 ticks', ticks(20), ticks(60)],
    ['20 to 60', ticks(20), ticks(60)],
    ['30 min - 2h', seconds(1800), seconds(7200)],
    ['1-2h', seconds(3600), seconds(7200)],
  ])('effort %s', (text, low, high) => expect(readEffort(text)).toEqual(understood({ low, high })));

  test.each([
    ['60-20 ticks', '60-20 ticks', null],
    ['4 tik', '4 tik', '4 ticks'],
    ['4-6 tik', '6 tik', '6 ticks'],
    ['0', '0', null],
    ['1.5-2 ticks', '1.5-2 ticks', null],
    ['', '', null],
  ])('effort %s is refused', (text, actual, suggestion) => {
    expect(problemsOf(text, readEffort(text))).toEqual([['duration-invalid', actual, suggestion]]);
  });

  test.each([
    ['00:00-06:00: 1K tokens', 0, 360, 1000, null],
    ['20:00-00:00: 20%', 1200, 1440, null, 0.2],
    ['12:00-13:00: Lunch break - 500 tokens', 720, 780, 500, null],
    ['00:00-06:00: Dormant (maintenance only) - 1K tokens', 0, 360, 1000, null],
  ])('day span %s', (text, fromMinute, toMinute, tokens, share) => {
    expect(readDaySpan(text)).toEqual(understood({ fromMinute, toMinute, tokens, share }));
  });

  test.each([
    ['00:00-06:00', '00:00-06:00'],
    ['00:00-06:00: lots', 'lots'],
    ['00:00-06:00: Lunch 500 tokens', 'Lunch 500 tokens'],
    ['00:00-26:00: 20%', '00:00-26:00'],
    ['00:00-06:00: 120%', '120%'],
    ['00:00-06:00:', '00:00-06:00:'],
    ['', ''],
  ])('day span %s is refused', (text, actual) => {
    expect(problemsOf(text, readDaySpan(text))).toEqual([['value-invalid', actual, null]]);
  });
});

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/berlin', 'Europe/Berlin'],
  ['America/New York', 'America/New_York'],
  ['utc', 'UTC'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['Etc/GMT+2', 'Etc/GMT+2'],
])('the time zone %s', (text, value) => expect(readTimezone(text)).toEqual(understood(value)));

test.each([
  ['Europe/Berlni', 'Europe/Berlin'],
  ['Berlin', 'Europe/Berlin'],
  ['+02:00', null],
  ['Mars/Olympus', null],
  ['', null],
])('the time zone %s is refused', (text, suggestion) => {
  expect(problemsOf(text, readTimezone(text))).toEqual([['value-invalid', text, suggestion]]);
});
