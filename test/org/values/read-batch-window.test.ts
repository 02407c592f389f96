import { describe, expect, test } from 'vitest';
import { readBatchWindow } from '#org/values/read-batch-window';
import { understood } from '#org/values/reading';
import { problemsOf } from './problems-of.js';

const ticks = (count: number) => ({ kind: 'ticks', ticks: count });

describe('readBatchWindow', () => {
  test.each([
    ['3 ticks', ticks(3), []],
    ['3', ticks(3), []],
    ['3 ticks for all', ticks(3), []],
    ['3 ticks (for completions)', null, [['completion_received', ticks(3)]]],
    ['3 ticks for completions', null, [['completion_received', ticks(3)]]],
    ['3 ticks (completions)', null, [['completion_received', ticks(3)]]],
    ['20 ticks for low priority', null, [['priority:low', ticks(20)]]],
    ['1 tick, 3 ticks for completions', ticks(1), [['completion_received', ticks(3)]]],
    [
      '2 min for builds',
      null,
      [
        ['build_failed', { kind: 'time', seconds: 120 }],
        ['build_succeeded', { kind: 'time', seconds: 120 }],
      ],
    ],
    [
      '3 ticks (for completions, tasks), 0',
      ticks(0),
      [
        ['completion_received', ticks(3)],
        ['task_assigned', ticks(3)],
      ],
    ],
    [
      '3 ticks for completions and high priority',
      null,
      [
        ['completion_received', ticks(3)],
        ['priority:high', ticks(3)],
      ],
    ],
  ] as const)('%s', (text, window, overrides) => {
    expect(readBatchWindow(text)).toEqual(
      understood({
        window,
        overrides: overrides.map(([key, duration]) => ({ key, window: duration })),
      }),
    );
  });

  test.each([
    ['3 tik', ['duration-invalid', '3 tik', '3 ticks']],
    ['1 tick, 3 tik for completions', ['duration-invalid', '3 tik', '3 ticks']],
    ['3 ticks for complettions', ['unknown-wake-event', 'complettions', 'completions']],
    ['3 ticks (for complettions)', ['unknown-wake-event', 'complettions', 'completions']],
    ['3 ticks for urgent priority', ['value-invalid', 'urgent priority', null]],
    ['3 ticks for timers', ['value-invalid', 'timers', null]],
    ['1 tick, 2 ticks', ['value-invalid', '2 ticks', null]],
    ['', ['duration-invalid', '', null]],
  ])('%s is refused', (text, problem) => {
    expect(problemsOf(text, readBatchWindow(text))).toEqual([problem]);
  });
});
