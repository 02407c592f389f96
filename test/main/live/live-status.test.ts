// How a run stands while it goes on: who thinks, who waits and for how long, what is spent and what is left.
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { LiveEvent } from '#live/live-events';
import { LiveStatus } from '#main/live/live-status';
import { formatLiveProgress } from '#report/live-progress-text';
import { PLAIN_STYLE } from '#report/style';
import { amount, settlementOf } from '../../journal/sample-records.js';
import { EVENTS } from '../../report/live-events-sample.js';

const WAKE = { tick: 12, wave: 0 };

function after(events: readonly (readonly [ms: number, event: LiveEvent])[]): LiveStatus {
  const status = new LiveStatus();
  for (const [ms, event] of events) status.hear(event, ms);
  return status;
}

const STARTED: LiveEvent = {
  kind: 'run-started',
  run: 'r',
  folder: 'runs/r',
  org: 'Acme',
  ticks: 2880,
  isResumed: false,
  spent: amount(500_000_000, 9000, 12),
  limits: { maxUsd: 2, maxCalls: 100 },
};

const BUSY: readonly (readonly [number, LiveEvent])[] = [
  [0, STARTED],
  [0, { kind: 'wave', ...WAKE, when: 'Mon 5 Jan 00:06', orders: { all: 3, done: 1 } }],
  [0, { kind: 'call-waiting', agent: 'coo', ...WAKE, why: 'line', forMs: null }],
  [
    1000,
    {
      kind: 'call-sent',
      agent: 'coo',
      ...WAKE,
      id: '12.0.coo#1',
      model: 'claude-opus',
      reserved: amount(60_000_000, 900),
    },
  ],
  [2000, { kind: 'call-waiting', agent: 'dev', ...WAKE, why: 'retry', forMs: 12_000 }],
  [2000, { kind: 'call-waiting', agent: 'qa', ...WAKE, why: 'in-trouble', forMs: null }],
  [2000, { kind: 'call-waiting', agent: 'ops', ...WAKE, why: 'line', forMs: null }],
];

function shown(status: LiveStatus, nowMs: number, columns = 80): string[] {
  return formatLiveProgress(status.view(nowMs), { style: PLAIN_STYLE, columns });
}

test('who thinks, who waits, what is left: of what is reserved nothing is left', () => {
  expect(shown(after(BUSY), 6500)).toEqual([
    'Run       1 of 3 orders done, tick 12 of 2,880, Mon 5 Jan 00:06',
    'Paid      $0.50, $1.44 left; 12 calls, 87 left',
    'Thinking  coo 5 s',
    'Waiting   dev retry in 7 s, qa provider fails, 1 in line',
  ]);
});

test('what is settled is spent, and whoever has an answer thinks no more', () => {
  const call = settlementOf('12.0.coo#1', amount(50_000_000, 700));
  const status = after([...BUSY, [7000, { kind: 'call-settled', call }]]);
  expect(shown(status, 7000)[1]).toBe('Paid      $0.55, $1.45 left; 13 calls, 87 left');
  expect(status.view(7000).thinking).toEqual([]);
});

test('without a price nothing is said to be left', () => {
  const status = after([[0, { ...STARTED, spent: amount(null, 10) }]]);
  expect(shown(status, 0)).toEqual(['Run       begins', 'Paid      unpriced; 1 call, 99 left']);
});

describe.each([20, 30, 44, 80])('in %d columns', (columns) => {
  test('no line is as wide as the terminal, and nothing in it is raw', () => {
    const evil = EVENTS.map((event) => [0, event] as const);
    for (const cut of evil.keys()) {
      for (const line of shown(after(evil.slice(0, cut + 1)), 5000, columns)) {
        expect(stringWidth(line)).toBeLessThan(columns);
        expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
      }
    }
  });
});
