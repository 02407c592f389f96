// One of each event of a live run, with the worst that others may have written in it.
import type { LiveEvent } from '#live/live-events';
import { amount, settlementOf } from '../journal/sample-records.js';
import { aCall, anError } from '../live/samples.js';

const EVIL = '\u001b[2J\u009b31m\r\u202e';
const WAKE = { agent: `coo${EVIL}`, tick: 3, wave: 0 };
const ORDERS = { all: 2, done: 1 };
const call = settlementOf('3.0.coo#1', amount(80_000, 700));
const { request, model, scopes } = aCall();
const turn = {
  invocation: {
    agent: 'coo',
    tick: 3,
    wave: 0,
    reasons: [],
    messages: [],
    timers: [],
    thresholds: [],
    slept: 0,
    turnsTaken: 0,
    mode: 'event-driven' as const,
  },
  model,
  request,
  scopes,
};
const scope = { key: 'run', name: `The run ${EVIL}`, unit: 'nanoUsd', limit: 1 } as const;
const use = { attempts: 2, costNano: 1, tokens: 1 };

export const EVENTS: readonly LiveEvent[] = [
  {
    kind: 'run-started',
    run: '2026-11-29-1432-ship-the-beta-7f3a',
    folder: 'runs/2026-11-29-1432-ship-the-beta-7f3a',
    org: `Acme ${EVIL}`,
    ticks: 2880,
    isResumed: true,
    spent: amount(500_000_000, 9000, 12),
    limits: { maxUsd: 2, maxCalls: null },
  },
  { kind: 'wave', tick: 3, wave: 0, when: 'Mon 5 Jan 00:01', orders: ORDERS },
  { kind: 'call-waiting', ...WAKE, why: 'line', forMs: null },
  { kind: 'call-waiting', ...WAKE, why: 'paused', forMs: 12_000 },
  { kind: 'call-waiting', ...WAKE, why: 'in-trouble', forMs: null },
  { kind: 'call-waiting', ...WAKE, why: 'retry', forMs: 412 },
  {
    kind: 'call-sent',
    ...WAKE,
    id: '3.0.coo#1',
    model: 'claude-opus',
    reserved: amount(null, 900),
  },
  { kind: 'call-receiving', ...WAKE, id: '3.0.coo#1', characters: 12 },
  { kind: 'call-settled', call },
  { kind: 'call-settled', call: { ...call, isKnown: false, usage: null } },
  {
    kind: 'call-settled',
    call: {
      ...call,
      reply: null,
      error: { kind: 'overloaded', status: 529, message: `It said "${EVIL}".` },
    },
  },
  { kind: 'call-ended', turn, correction: null, outcome: { kind: 'aborted', use } },
  {
    kind: 'call-ended',
    turn,
    correction: null,
    outcome: { kind: 'failed', error: anError('server', { status: 500 }), use },
  },
  {
    kind: 'call-ended',
    turn,
    correction: null,
    outcome: {
      kind: 'refused',
      refusal: { kind: 'refused', scope, wanted: 2, spent: 0, reserved: 0 },
      use,
    },
  },
  { kind: 'provider-paused', provider: 'anthropic', forMs: 12_345 },
  { kind: 'breaker', provider: 'anthropic', model: 'claude-opus-5-5', forMs: 30_000 },
  { kind: 'breaker', provider: 'anthropic', model: 'claude-opus-5-5', forMs: null },
  { kind: 'turn-failed', ...WAKE, reason: `no ${EVIL}`, hold: 'parked', until: null },
  { kind: 'turn-failed', ...WAKE, reason: 'two answers were not valid', hold: 'failing', until: 5 },
  { kind: 'turn-refused', ...WAKE, refusals: [`No "${EVIL}".`, 'No report of yours.'] },
  { kind: 'chain-stopped', root: 'order-2', why: `it went ${EVIL} round` },
  {
    kind: 'task-done',
    task: 'order-1',
    agent: 'coo',
    result: 'results/order-1.md',
    orders: ORDERS,
  },
  { kind: 'task-done', task: 't3.coo.1', agent: 'dev', result: 'results/t3.md', orders: ORDERS },
  { kind: 'run-stopped', why: 'limit', reason: 'The run does not cover another call.', tick: 3 },
  { kind: 'run-stopped', why: 'failed', reason: `It broke ${EVIL}.`, tick: 3 },
  { kind: 'run-stopped', why: 'done', reason: 'All orders are complete.', tick: 3 },
];
