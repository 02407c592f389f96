import { describe, expect, it, test } from 'vitest';
import { readLevelSelector } from '#org/values/level-selector';
import { readBatchWindow } from '#org/values/read-batch-window';
import { readDuration } from '#org/values/read-duration';
import { readLevelSelectors } from '#org/values/read-level-selectors';
import { readModel } from '#org/values/read-model';
import { readTriggerMode } from '#org/values/read-trigger-mode';
import { readWakeOn } from '#org/values/read-wake-on';
import { understood } from '#org/values/reading';
import { problemsOf } from './problems-of.js';

describe('readLevelSelector', () => {
  test.each([
    ['L7+', 7, 10],
    ['l7 +', 7, 10],
    ['L7 and above', 7, 10],
    ['level 7 and above', 7, 10],
    ['L6 and below', 1, 6],
    ['L4-L6', 4, 6],
    ['L4-6', 4, 6],
    ['L4 to L6', 4, 6],
    ['L10', 10, 10],
    ['all', 1, 10],
    ['everyone else', 1, 10],
  ])('%s', (text, low, high) => expect(readLevelSelector(text)).toEqual(understood({ low, high })));

  test.each([
    ['managers', null],
    ['L11', null],
    ['L0', null],
    ['L0 and below', null],
    ['L4-L11', null],
    ['L6-L4', 'L4-L6'],
    ['7', null],
    ['L7 or so', null],
    ['', null],
  ])('%s is refused', (text, suggestion) => {
    expect(problemsOf(text, readLevelSelector(text))).toEqual([
      ['selector-invalid', text, suggestion],
    ]);
  });
});

describe('readLevelSelectors', () => {
  it('cuts clauses and says where they stand', () => {
    const text = 'event-driven for L7+, polling for L6 and below';
    const { value, problems } = readLevelSelectors(text, readTriggerMode);
    expect(problems).toEqual([]);
    expect(value?.map(({ start, end }) => text.slice(start, end))).toEqual([
      'event-driven for L7+',
      'polling for L6 and below',
    ]);
    expect(value?.map(({ value: mode, selector }) => [mode, selector.low, selector.high])).toEqual([
      ['event-driven', 7, 10],
      ['polling', 1, 6],
    ]);
  });

  it('takes a value without a selector for all', () => {
    expect(readLevelSelectors('300 ticks', readDuration).value).toEqual([
      { selector: { low: 1, high: 10 }, value: { kind: 'ticks', ticks: 300 }, start: 0, end: 9 },
    ]);
    const { value } = readLevelSelectors('claude-opus for L9+, claude-haiku', readModel);
    expect(value?.map(({ selector }) => selector.low)).toEqual([9, 1]);
  });

  it('gathers the items of a list until one carries a selector', () => {
    const text =
      'escalations, completions for L7+, code changes (a: 1, b: 2), tasks for L6 and below, orders';
    const { value } = readLevelSelectors(text, readWakeOn);
    expect(
      value?.map(({ value: events }) => events === 'all' || events.map((e) => e.trigger)),
    ).toEqual([
      ['escalation_received', 'completion_received'],
      ['code_changed', 'task_assigned'],
      ['order_received'],
    ]);
  });

  it('leaves the selectors of batch windows to them', () => {
    const text = '1 tick, 3 ticks for completions for L7+, 5 ticks for tasks';
    const { value, problems } = readLevelSelectors(text, readBatchWindow, { ownsFor: true });
    expect(problems).toEqual([]);
    expect(
      value?.map((clause) => [clause.selector.low, clause.value.window, clause.value.overrides]),
    ).toEqual([
      [
        7,
        { kind: 'ticks', ticks: 1 },
        [{ key: 'completion_received', window: { kind: 'ticks', ticks: 3 } }],
      ],
      [1, null, [{ key: 'task_assigned', window: { kind: 'ticks', ticks: 5 } }]],
    ]);
  });

  test.each([
    ['event-driven for managers, polling', [['selector-invalid', 'managers', null]], 1],
    ['pooling for L7+, polling', [['invalid-trigger-mode', 'pooling', 'polling']], 1],
    ['polling for L11', [['selector-invalid', 'L11', null]], 0],
    ['', [['invalid-trigger-mode', '', null]], 0],
    ['polling for L7+,', [['invalid-trigger-mode', '', null]], 1],
  ])('%s', (text, problems, clauses) => {
    const reading = readLevelSelectors(text, readTriggerMode);
    expect(problemsOf(text, reading)).toEqual(problems);
    expect(reading.value?.length ?? 0).toBe(clauses);
  });
});
