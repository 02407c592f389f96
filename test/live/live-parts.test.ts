// The small parts of a live run: who cools off and how long, which budgets cover a call, what is remembered of settled calls.
import { expect, test } from 'vitest';
import type { CallRecord, IntentRecord } from '#journal/records';
import { BudgetScopes } from '#live/budget-scopes';
import { newDecisions } from '#live/doubts';
import { FailingAgents } from '#live/failing-agents';
import type { PaidCall, PaidCaller } from '#live/paid-caller';
import { PrincipalInbox } from '#live/principal-inbox';
import { plainAnswer, readAnswer } from '#live/read-answer';
import { createRememberedCaller } from '#live/remembered-caller';
import { wakeOf } from '#live/wake-of';
import { loadOrg } from '#main/load-org';
import { SLEEPING_ORG } from '../main/live/live-world.js';

const COSTS = { nanoUsd: 5, tokens: 7, requests: 1 };
const INTENT: IntentRecord = {
  type: 'intent',
  id: '3.0.coo#1',
  agent: 'coo',
  tick: 3,
  wave: 0,
  attempt: 1,
  provider: 'dry-run',
  model: 'dry-run',
  prompt: 'x',
  reserved: COSTS,
  scopes: [],
  at: '2026-01-05T00:00:00Z',
};

function settled(attempt: number, reply: string | null): CallRecord {
  const { reserved: _, prompt: __, scopes: ___, ...place } = INTENT;
  return {
    ...place,
    type: 'call',
    id: `3.0.coo#${attempt}`,
    attempt,
    wake: 'message',
    usage: null,
    spent: COSTS,
    isKnown: true,
    reply: reply === null ? null : { text: reply, stopReason: 'end', model: null, requestId: null },
    error: null,
    latencyMs: 1,
  };
}

const CALL: PaidCall = {
  agent: 'coo',
  tick: 3,
  wave: 0,
  wake: 'message',
  model: 'dry-run',
  request: {
    system: [],
    message: '',
    correction: null,
    form: { name: 'act', description: '', schema: {} },
    outputTokensMax: 1,
    cacheTtl: null,
    temperature: null,
    seed: null,
    facts: {
      agent: 'coo',
      reports: [],
      mayDelegate: false,
      openTasks: [],
      openEscalations: [],
      openRequests: 0,
    },
  },
  scopes: [],
};

const ASKED: PaidCaller = {
  call: () =>
    Promise.resolve({ kind: 'aborted', use: { attempts: 1, costNano: 100, tokens: 100 } }),
};
const NEVER = new AbortController().signal;

test('failed turns in a row: 1, 2, 4, 8 ticks, then parked; a good one begins anew, a budget changes nothing', () => {
  const failing = new FailingAgents();
  const lengths: (number | null)[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const failure = failing.fail('coo', 10, 'it was not valid');
    lengths.push(failure.until === null ? null : failure.until - 10);
    failing.settle('coo', { failure });
    failing.settle('coo', { failure: { reason: 'no money', hold: 'budget', until: 20 } });
  }
  expect(lengths).toEqual([1, 2, 4, 8, null]);
  failing.settle('cto', { failure: failing.fail('cto', 0, 'x') });
  failing.settle('cto', {});
  expect(failing.fail('cto', 5, 'x').until).toBe(6);
});

test('settled replies are given out once, in order, with what failed before them; then the real caller is asked', async () => {
  const calls = [settled(1, null), settled(2, 'first'), settled(3, 'second'), settled(4, null)];
  const inDoubt = [{ ...INTENT, id: '3.0.coo#5', attempt: 5 }];
  const known = { calls: new Map([['3.0.coo', calls]]), inDoubt, turns: new Map() };
  const caller = createRememberedCaller(ASKED, known);
  const first = await caller.call(CALL, NEVER);
  expect(first).toMatchObject({ kind: 'answered', id: '3.0.coo#2', reply: { text: 'first' } });
  const second = await caller.call(CALL, NEVER);
  expect(second).toMatchObject({ kind: 'answered', id: '3.0.coo#3', reply: { text: 'second' } });
  const third = await caller.call(CALL, NEVER);
  expect(third).toEqual({ kind: 'aborted', use: { attempts: 2, costNano: 105, tokens: 107 } });
  // Together they are all that was used.
  const uses = [first, second].map(({ use }) => use.tokens);
  expect(uses[0] !== undefined && uses[1] !== undefined && uses[0] + uses[1]).toBe(28);
  expect(await caller.call({ ...CALL, tick: 4 }, NEVER)).toMatchObject({ use: { tokens: 100 } });
});

test('the budgets that cover a call: the run, the agent, the org; each period is another one', () => {
  const { org } = loadOrg({
    name: 'ORG.md',
    text: `${SLEEPING_ORG.replace('### COO\n', '### COO\n\n- **Budget:** $1 per hour\n')}
## Policies

### Budget

- **Org limit:** 5000 tokens per day
`,
  });
  const calendar = {
    nextPeriodTick: (period: string, tick: number): number =>
      period === 'hourly' ? (Math.floor(tick / 120) + 1) * 120 : 2880,
  };
  const scopes = new BudgetScopes(org, { maxUsd: 2, maxCalls: 10 }, calendar);
  const keys = scopes.scopesOf('coo', 5).map(({ unit, limit }) => [unit, limit]);
  expect(keys).toEqual([
    ['nanoUsd', 2e9],
    ['requests', 10],
    ['nanoUsd', 1e9],
    ['tokens', 5000],
  ]);
  const [, , own] = scopes.scopesOf('coo', 5);
  const [, , next] = scopes.scopesOf('coo', 125);
  if (own === undefined || next === undefined) throw new Error('COO has a budget');
  expect(own.key).not.toBe(next.key);
  expect(scopes.endOf(own, 'coo', 5)).toBe(120);
  expect(scopes.isOfRun(own)).toBe(false);
  scopes.settle('coo', 5, { costNano: 250_000_000, tokens: 1000 });
  expect(scopes.leftOf('coo', 6).map(({ left }) => left)).toEqual([0.75, 4000]);
  expect(scopes.leftOf('coo', 130).map(({ left }) => left)).toEqual([1, 4000]);
  scopes.settle('coo', 7, { costNano: null, tokens: 1 });
  expect(scopes.leftOf('coo', 8)[0]?.left).toBeNull();
});

test('a decision on a call in doubt holds until another is said', () => {
  const known = { inDoubt: [INTENT], decisions: new Map([[INTENT.id, 'retry' as const]]) };
  expect(newDecisions(known, null)).toEqual([]);
  expect(newDecisions(known, 'skip')).toEqual([{ id: INTENT.id, decision: 'skip' }]);
  expect(newDecisions({ ...known, decisions: new Map() }, null)).toEqual([
    { id: INTENT.id, decision: 'hold' },
  ]);
});

test('why a call was made: the first reason, idle for a bare poll or safety wake', () => {
  expect(wakeOf({ reasons: ['poll'], messages: [] })).toBe('idle');
  expect(wakeOf({ reasons: ['safety'], messages: [] })).toBe('idle');
  expect(wakeOf({ reasons: ['poll', 'timer'], messages: [] })).toBe('poll');
  expect(wakeOf({ reasons: ['timer'], messages: [] })).toBe('timer');
});

test('an answer comes back from its record as it went in, and what is none is refused', () => {
  const answer = {
    actions: [{ type: 'work' as const, task: 'order-1', note: 'x' }],
    workInProgress: true,
    use: { costNano: null, tokens: 3 },
    stopped: [{ root: 'order-1', why: 'x' }],
  };
  expect(readAnswer(JSON.parse(JSON.stringify(plainAnswer(answer))))).toEqual(answer);
  for (const wrong of [
    null,
    {},
    { actions: 1, workInProgress: true },
    { actions: [{}], workInProgress: false },
  ])
    expect(readAnswer(wrong)).toBeNull();
});

test('what waits for a person goes when it is answered or decided', () => {
  const inbox = new PrincipalInbox();
  const message = {
    id: 1,
    trigger: 'escalation_received' as const,
    from: 'coo',
    to: 'human-principal',
    priority: 'high' as const,
    arrival: 0,
    task: null,
    body: 'over budget',
    attributes: null,
    escalationReason: null,
    dueAtOnce: false,
    chain: null,
  };
  inbox.receive({ ...message, kind: 'escalation' });
  inbox.receive({ ...message, kind: 'config_request' });
  inbox.receive({ ...message, kind: 'completion' });
  expect(inbox.waiting.map(({ kind }) => kind)).toEqual(['escalation', 'config_request']);
  inbox.settle({ from: 'human-principal', action: { type: 'approve' } });
  inbox.settle({ from: 'somebody', action: { type: 'answer', to: 'coo', body: '' } });
  expect(inbox.waiting.map(({ kind }) => kind)).toEqual(['escalation']);
  inbox.settle({ from: 'human-principal', action: { type: 'answer', to: 'coo', body: '' } });
  expect(inbox.waiting).toEqual([]);
});
