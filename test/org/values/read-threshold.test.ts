import { describe, expect, it, test } from 'vitest';
import { METRIC_NAMES } from '#org/names';
import { readThreshold } from '#org/values/read-threshold';
import { understood } from '#org/values/reading';
import { problemsOf } from './problems-of.js';

const ticks = (count: number) => ({ kind: 'ticks', ticks: count });
const plain = { isPercent: false, cooldown: null, window: null };

describe('readThreshold', () => {
  test.each([
    ['escalation rate > 30%', 'team', 'escalation_rate', '>', 0.3, { isPercent: true }],
    ['org escalation rate > 30%', 'org', 'escalation_rate', '>', 0.3, { isPercent: true }],
    ['org.escalation_rate > 0.3', 'org', 'escalation_rate', '>', 0.3, {}],
    ['Org Escalation-Rate>30 %', 'org', 'escalation_rate', '>', 0.3, { isPercent: true }],
    [
      'team queue depth >= 10, cooldown 50 ticks',
      'team',
      'event_queue_depth',
      '>=',
      10,
      { cooldown: ticks(50) },
    ],
    [
      'agent cost per hour > $2 over 4h',
      'agent',
      'cost_per_hour',
      '>',
      2,
      { window: { kind: 'time', seconds: 14_400 } },
    ],
    [
      'cost per hour over $2.50 over 4 ticks, cooldown 0',
      'team',
      'cost_per_hour',
      '>',
      2.5,
      { window: ticks(4), cooldown: ticks(0) },
    ],
    ['department queue depth at least 10', 'department', 'event_queue_depth', '>=', 10, {}],
    ['utilization below 50%', 'team', 'utilization', '<', 0.5, { isPercent: true }],
    ['utilization at  most 29%', 'team', 'utilization', '<=', 0.29, { isPercent: true }],
    ['health above 60', 'team', 'health', '>', 60, {}],
    ['health ≥ 60', 'team', 'health', '>=', 60, {}],
    ['health ≤ 60', 'team', 'health', '<=', 60, {}],
    ['health = 60', 'team', 'health', '==', 60, {}],
    ['health == 60', 'team', 'health', '==', 60, {}],
    ['efficiency < -0.5', 'team', 'efficiency', '<', -0.5, {}],
    ['tokens per day > 100K tokens', 'team', 'tokens_per_day', '>', 100_000, {}],
    [
      'tokens per day > 1,000, cooldown 5',
      'team',
      'tokens_per_day',
      '>',
      1000,
      { cooldown: ticks(5) },
    ],
    ['ack latency > 10 ticks', 'team', 'ack_latency', '>', 10, {}],
  ])('%s', (text, scope, metric, operator, value, more) => {
    expect(readThreshold(text)).toEqual(
      understood({ scope, metric, operator, value, ...plain, ...more }),
    );
  });

  it.each(METRIC_NAMES)('knows %s by its name and in words', (metric) => {
    for (const name of [metric, metric.replaceAll('_', ' ')]) {
      expect(readThreshold(`org ${name} > 1`).value?.metric).toBe(metric);
      expect(readThreshold(`${name} > 1`).value?.scope).toBe('team');
    }
  });

  test.each([
    ['org escalation rat > 30%', ['threshold-unknown-metric', 'escalation rat', 'escalation rate']],
    ['morale > 3', ['threshold-unknown-metric', 'morale', null]],
    ['> 3', ['threshold-unknown-metric', '', null]],
    ['orgs escalation rate > 30%', ['threshold-invalid', 'orgs', 'org']],
    ['company escalation rate > 30%', ['threshold-invalid', 'company', null]],
    ['escalation rate', ['threshold-invalid', 'escalation rate', null]],
    ['escalation rate > lots', ['threshold-invalid', 'lots', null]],
    ['escalation rate >', ['threshold-invalid', '', null]],
    ['escalation rate > $3', ['threshold-invalid', '$3', null]],
    ['cost per hour > 30%', ['threshold-invalid', '30%', null]],
    ['health < 60%', ['threshold-invalid', '60%', null]],
    ['ack latency > 5 min', ['threshold-invalid', '5 min', null]],
    ['queue depth > 10, cooldwn 50', ['threshold-invalid', 'cooldwn 50', null]],
    ['queue depth > 10, cooldown 5, cooldown 6', ['threshold-invalid', 'cooldown 6', null]],
    ['queue depth > 10, cooldown 5 tik', ['duration-invalid', '5 tik', '5 ticks']],
    ['queue depth > 10 over 0 ticks', ['duration-invalid', '0 ticks', null]],
    ['', ['threshold-invalid', '', null]],
  ])('%s is refused', (text, problem) => {
    expect(problemsOf(text, readThreshold(text))).toEqual([problem]);
    expect(readThreshold(text).value).toBeNull();
  });
});

test.each([
  ['queue depth => 5', '=>', '>='],
  ['queue depth =< 5', '=<', '<='],
  ['queue depth != 5', '!=', null],
])('%s has no operator', (text, actual, suggestion) => {
  const { value, problems } = readThreshold(text);
  expect(value).toBeNull();
  expect(problems).toMatchObject([{ rule: 'threshold-invalid', actual, suggestion }]);
  expect(problems[0]?.reason).toBe('it is not an operator');
});
