// Messages and the tasks they are about: when they arrive, what names they get, who waits for whom.
import { describe, expect, it } from 'vitest';
import { boss, bossAndWorker, delegation, escalation, order } from './orgs.js';
import { simulate, wakesOf } from './simulate.js';

it('sends at once what is to be sent at this very tick', () => {
  const run = simulate(bossAndWorker(), {
    ticks: 9,
    events: { 2: [order()] },
    answer: ({ agent, tick }) =>
      agent === 'boss'
        ? { actions: [{ type: 'delegation', to: 'worker', body: '', sendAtTick: tick }] }
        : undefined,
  });
  expect(run.trace.map(({ tick, wave, agent }) => `${tick}.${wave} ${agent}`)).toEqual([
    '2.0 boss',
    '2.1 worker',
  ]);
});

it('gives escalations high priority, which decides their batch window', () => {
  const org = boss('- **Batch window:** 9 ticks, 1 tick for high priority');
  const run = simulate(org, { ticks: 30, events: { 3: [{ ...escalation, to: 'boss' }] } });
  expect(wakesOf(run, 'boss')).toEqual(['4 message']);
});

describe('a task', () => {
  it('without a name gets one from its message', () => {
    const run = simulate(bossAndWorker(), { ticks: 9, events: { 2: [delegation] } });
    const shown = run.invocations.flatMap(({ messages }) => messages);
    expect(shown.map(({ id, task }) => [id, task])).toEqual([[1, 'task-1']]);
  });

  it('that a completion leaves unnamed is the oldest from who gets the completion', () => {
    const fromAbove = { ...delegation, from: 'human-principal', task: 'a' } as const;
    const done = { type: 'completion', from: 'worker', to: 'boss', body: '' } as const;
    const run = simulate(bossAndWorker(), {
      ticks: 9,
      events: { 2: [fromAbove, { ...delegation, task: 'b' }], 5: [done, order()] },
    });
    const shown = run.invocations.find(({ agent }) => agent === 'boss')?.messages;
    expect(shown?.map(({ kind, task }) => [kind, task])).toEqual([
      ['completion', 'b'],
      ['order', null],
    ]);
  });
});

describe('who waits', () => {
  it('is who is stuck, not who passes the escalation on', () => {
    const events = {
      2: [
        { ...escalation, to: 'boss', task: 'a' },
        { ...escalation, from: 'boss', task: 'a' },
      ],
    };
    const { measure } = simulate(bossAndWorker(), { ticks: 9, events }).results;
    expect(measure('blocked_tasks', 'agent', 'worker')).toBe(1);
    expect(measure('blocked_tasks', 'agent', 'boss')).toBe(0);
  });

  it('is nobody when a budget holds an agent and that is escalated', () => {
    const org = bossAndWorker({
      boss: '- **Budget:** $0.01/day',
      policies: '### Budget\n- **Overage behavior:** pause and escalate',
    });
    const run = simulate(org, { ticks: 9, events: { 2: [order()], 4: [order()] } });
    expect(run.principal.map(({ kind }) => kind)).toEqual(['escalation']);
    expect(run.results.measure('blocked_tasks', 'org', '')).toBe(0);
  });

  it('is woken by an answer that names no task, even deaf to answers', () => {
    const answer = { type: 'answer', from: 'boss', to: 'worker', body: '' } as const;
    const run = simulate(bossAndWorker({ worker: '- **Wake on:** orders' }), {
      ticks: 9,
      events: { 2: [{ ...escalation, task: 'a' }], 6: [answer] },
    });
    expect(wakesOf(run, 'worker')).toEqual(['6 message']);
    expect(run.results.measure('time_to_unblock', 'agent', 'worker')).toBe(4);
  });
});
