import { describe, expect, it, test } from 'vitest';
import { readTriggerMode } from '#org/values/read-trigger-mode';
import { readWakeOn } from '#org/values/read-wake-on';
import { understood } from '#org/values/reading';
import { problemsOf } from './problems-of.js';

const events = (...triggers: string[]) => triggers.map((trigger) => ({ trigger, filter: null }));
const FIVE = [
  'task_assigned',
  'escalation_received',
  'completion_received',
  'message_received',
  'order_received',
];

describe('readTriggerMode', () => {
  test.each([
    ['polling', 'polling'],
    ['Event-Driven', 'event-driven'],
  ])('%s', (text, mode) => expect(readTriggerMode(text)).toEqual(understood(mode)));

  test.each([
    ['pooling', 'polling'],
    ['event driven', 'event-driven'],
    ['event_driven', 'event-driven'],
    ['sometimes', null],
    ['', null],
  ])('%s is refused', (text, suggestion) => {
    expect(problemsOf(text, readTriggerMode(text))).toEqual([
      ['invalid-trigger-mode', text, suggestion],
    ]);
  });
});

describe('readWakeOn', () => {
  test.each([
    ['all', 'all'],
    ['escalations', events('escalation_received')],
    [
      'escalations, completions, orders',
      events('escalation_received', 'completion_received', 'order_received'),
    ],
    ['task, message', events('task_assigned', 'message_received')],
    ['Order_Received', events('order_received')],
    ['escalation received', events('escalation_received')],
    ['builds', events('build_failed', 'build_succeeded')],
    ['builds, build_failed', events('build_failed', 'build_succeeded')],
    ['tests, deploys', events('tests_failed', 'tests_passed', 'deploy_started', 'deploy_finished')],
    ['all, tasks', 'all'],
    ['all, code changes', events(...FIVE, 'code_changed')],
    ['timers', []],
  ])('%s', (text, value) => expect(readWakeOn(text)).toEqual(understood(value)));

  it('says what adds nothing, unless nothing else is named', () => {
    expect(readWakeOn('tasks, timer')).toMatchObject({
      value: events('task_assigned'),
      problems: [{ rule: 'redundant-wake-event', start: 7, end: 12, actual: 'timer' }],
    });
    expect(readWakeOn('timers, thresholds')).toEqual(understood([]));
  });

  it('reads filters, whose commas do not separate', () => {
    expect(readWakeOn('code changes (repo: acme/api, Branch: main), tasks')).toEqual(
      understood([
        { trigger: 'code_changed', filter: { repo: 'acme/api', branch: 'main' } },
        { trigger: 'task_assigned', filter: null },
      ]),
    );
    expect(readWakeOn('builds (repo: a)')).toEqual(
      understood([
        { trigger: 'build_failed', filter: { repo: 'a' } },
        { trigger: 'build_succeeded', filter: { repo: 'a' } },
      ]),
    );
  });

  it('keeps an attribute that has the name of an object property', () => {
    const { value } = readWakeOn('alerts (__proto__: x)');
    expect(Object.entries(value?.[0] && value !== 'all' ? (value[0].filter ?? {}) : {})).toEqual([
      ['__proto__', 'x'],
    ]);
  });

  test.each([
    ['blockers, tasks', [['unknown-wake-event', 'blockers', null]], events('task_assigned')],
    [
      'tasks, complettions',
      [['unknown-wake-event', 'complettions', 'completions']],
      events('task_assigned'),
    ],
    [
      'escalations and completions',
      [['wake-on-separator', 'escalations and completions', 'escalations, completions']],
      events('escalation_received', 'completion_received'),
    ],
    [
      'tasks; orders',
      [['wake-on-separator', 'tasks; orders', 'tasks, orders']],
      events('task_assigned', 'order_received'),
    ],
    [
      'tasks, and orders',
      [['wake-on-separator', 'and orders', 'orders']],
      events('task_assigned', 'order_received'),
    ],
    [
      'tasks orders',
      [['wake-on-separator', 'tasks orders', 'tasks, orders']],
      events('task_assigned', 'order_received'),
    ],
    [
      'tasks; and orders',
      [['wake-on-separator', 'tasks; and orders', 'tasks, orders']],
      events('task_assigned', 'order_received'),
    ],
    ['; and tasks', [['wake-on-separator', '; and tasks', 'tasks']], events('task_assigned')],
    [
      'tasks and or orders',
      [['wake-on-separator', 'tasks and or orders', 'tasks, orders']],
      events('task_assigned', 'order_received'),
    ],
    ['tasks (repo: x), orders', [['value-invalid', '(repo: x)', null]], events('order_received')],
    ['orders, alerts (repo)', [['value-invalid', 'repo', null]], events('order_received')],
    ['orders, alerts (a: 1, a: 2)', [['value-invalid', 'a: 2', null]], events('order_received')],
    ['orders, alerts (a: 1', [['value-invalid', '(a: 1', null]], events('order_received')],
  ])('%s', (text, problems, value) => {
    const reading = readWakeOn(text);
    expect(problemsOf(text, reading)).toEqual(problems);
    expect(reading.value).toEqual(value);
  });

  it('says so when nothing is left', () => {
    expect(problemsOf('tickets', readWakeOn('tickets'))).toEqual([
      ['unknown-wake-event', 'tickets', null],
      ['empty-wake-filter', 'tickets', null],
    ]);
    expect(problemsOf('', readWakeOn('')).map(([rule]) => rule)).toContain('empty-wake-filter');
    expect(readWakeOn('tickets').value).toBeNull();
  });

  it('names the shorthands', () => {
    expect(readWakeOn('blockers').problems[0]?.expected).toEqual([
      'escalations',
      'completions',
      'tasks',
      'messages',
      'orders',
    ]);
  });
});
