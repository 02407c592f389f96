import { describe, expect, it } from 'vitest';
import type { ModelAction } from '#models/model-action';
import { answerOf, delegated, mailOf, openOf, refusalsOf, SHOP, tableOf } from './desk-of.js';

describe('who may do what', () => {
  it('delegates to reports alone, from the level that is allowed', () => {
    const table = delegated();
    const give = (to: string): ModelAction => ({ action: 'delegate', to, body: 'x' });
    expect(refusalsOf(table, 'coo', give('worker-1'))).toEqual([
      'Action 1 (delegate): "worker-1" does not report to you; you may delegate to: lead, help-lead.',
    ]);
    expect(refusalsOf(table, 'lead', give('Worker 2'))[0]).toContain('did you mean worker-2?');
    expect(refusalsOf(table, 'worker-1', give('lead'))[0]).toContain('you may not delegate');
    expect(refusalsOf(table, 'lead', give('lead'))).toHaveLength(1);
    const strict = tableOf(
      SHOP.replace(
        '## Structure',
        '## Policies\n\n### Permissions\n\n- L9+ can delegate\n\n## Structure',
      ),
    );
    expect(refusalsOf(strict, 'lead', give('worker-1'))[0]).toContain('you may not delegate');
    expect(refusalsOf(strict, 'coo', give('lead'))).toEqual([]);
  });

  it('writes to its manager, its reports and those beside it, never to itself', () => {
    const table = tableOf();
    const mayWrite = (from: string, to: string): boolean =>
      refusalsOf(table, from, { action: 'message', to, body: 'x' }).length === 0;
    expect(mayWrite('lead', 'coo')).toBe(true);
    expect(mayWrite('lead', 'worker-3')).toBe(true);
    expect(mayWrite('lead', 'help-lead')).toBe(true);
    expect(mayWrite('coo', 'human-principal')).toBe(true);
    for (const [from, to] of [
      ['lead', 'lead'],
      ['lead', 'helper'],
      ['lead', 'human-principal'],
      ['worker-1', 'coo'],
      ['worker-1', 'helper'],
      ['coo', 'worker-1'],
      ['coo', 'nobody'],
    ] as const)
      expect(mayWrite(from, to)).toBe(false);
  });

  it('refuses the whole answer for one action that is not allowed', () => {
    const table = delegated();
    const { answer, refusals } = table.desk.check({ agent: 'worker-1', tick: 7 }, [
      { action: 'complete', task: 't5.lead.1', body: 'x' },
      { action: 'message', to: 'coo', body: 'x' },
    ]);
    expect(answer).toEqual({ actions: [], workInProgress: false });
    expect(refusals).toEqual([
      'Action 2 (message): you may not write to "coo"; you may write to: lead, worker-2, worker-3.',
    ]);
    expect(openOf(table, 'worker-1')).toEqual(['t5.lead.1']);
  });

  it('changes nothing by being asked', () => {
    const table = delegated();
    const before = JSON.stringify([table.desk.pagesOf('lead'), table.desk.pagesOf('worker-1')]);
    table.desk.check({ agent: 'worker-1', tick: 7 }, [
      { action: 'work', task: 't5.lead.1', note: 'n' },
      { action: 'escalate', task: 't5.lead.1', reason: 'BLOCKED', body: 'x' },
    ]);
    table.desk.check({ agent: 'lead', tick: 7 }, [
      { action: 'delegate', to: 'worker-2', body: 'x' },
    ]);
    expect(JSON.stringify([table.desk.pagesOf('lead'), table.desk.pagesOf('worker-1')])).toBe(
      before,
    );
  });
});

describe('an escalation', () => {
  const escalate = (task: string): ModelAction => ({
    action: 'escalate',
    task,
    reason: 'BLOCKED',
    body: 'no key',
  });

  it('climbs level by level, and its answer goes down to who is stuck', () => {
    const table = delegated();
    const first = answerOf(table.turn('worker-1', 7, [], [escalate('t5.lead.1')]));
    expect(first.actions).toEqual([
      {
        type: 'escalation',
        to: 'lead',
        task: 't5.lead.1',
        body: 'no key',
        escalationReason: 'BLOCKED',
      },
    ]);
    expect(table.desk.factsOf('worker-1').openTasks[0]?.isBlocked).toBe(true);
    expect(refusalsOf(table, 'worker-1', escalate('t5.lead.1'))[0]).toContain('escalated already');
    table.turn('lead', 7, [mailOf('worker-1', first.actions[0]!, 4)], []);
    expect(table.desk.factsOf('lead').openEscalations).toEqual([
      { task: 't5.lead.1', from: 'worker-1' },
    ]);
    const second = answerOf(table.turn('lead', 8, [], [escalate('t5.lead.1')]));
    expect(second.actions[0]).toMatchObject({ to: 'coo', task: 't5.lead.1' });
    expect(
      refusalsOf(table, 'lead', { action: 'answer', task: 't5.lead.1', body: 'x' })[0],
    ).toContain('No escalation waits on you.');
    const key: ModelAction = { action: 'answer', task: 't5.lead.1', body: 'the key' };
    expect(refusalsOf(table, 'coo', key)).toHaveLength(1);
    table.turn('coo', 8, [mailOf('lead', second.actions[0]!, 5)], []);
    const third = answerOf(table.turn('coo', 9, [], [key]));
    expect(third.actions).toEqual([
      { type: 'answer', to: 'worker-1', task: 't5.lead.1', body: 'the key' },
    ]);
    expect(table.desk.factsOf('worker-1').openTasks[0]?.isBlocked).toBe(false);
    expect(refusalsOf(table, 'coo', key)[0]).toContain('No escalation waits on you.');
  });

  it('past the depth goes to the human principal, whose answer ends it', () => {
    const table = delegated(SHOP.replace('preset: military', '- **Hierarchy depth:** 1'));
    const first = answerOf(table.turn('worker-1', 7, [], [escalate('t5.lead.1')]));
    table.turn('lead', 7, [mailOf('worker-1', first.actions[0]!, 4)], []);
    const second = answerOf(table.turn('lead', 8, [], [escalate('t5.lead.1')]));
    expect(second.actions[0]).toMatchObject({ to: 'human-principal' });
    expect(table.desk.waitingForPrincipal).toEqual([
      { from: 'worker-1', task: 't5.lead.1', text: 'no key' },
    ]);
    const answer = { id: 9, kind: 'answer', from: 'human-principal', task: 't5.lead.1' } as const;
    table.turn('worker-1', 9, [answer], []);
    expect(table.desk.waitingForPrincipal).toEqual([]);
    expect(table.desk.factsOf('worker-1').openTasks[0]?.isBlocked).toBe(false);
  });

  it('is sent when the culture says', () => {
    const table = delegated(SHOP.replace('preset: military', 'preset: research'));
    const answer = answerOf(table.turn('worker-1', 7, [], [escalate('t5.lead.1')]));
    expect(answer.actions[0]).toMatchObject({ sendAtTick: 17 });
  });

  it('is over when its task is complete', () => {
    const table = delegated();
    const first = answerOf(table.turn('worker-1', 7, [], [escalate('t5.lead.1')]));
    table.turn('lead', 7, [mailOf('worker-1', first.actions[0]!, 4)], []);
    answerOf(
      table.turn('worker-1', 8, [], [{ action: 'complete', task: 't5.lead.1', body: 'found it' }]),
    );
    expect(table.desk.factsOf('lead').openEscalations).toEqual([]);
  });
});

describe('a config request', () => {
  const ask = (agent: string, trigger = {}): ModelAction => ({
    action: 'request_config_change',
    agent,
    trigger: { mode: 'event-driven', ...trigger },
    reason: 'idle',
  });

  it('is about somebody below, from L7 on, and one that an ORG.md could say', () => {
    const table = tableOf();
    expect(refusalsOf(table, 'lead', ask('helper'))).toEqual([
      'Action 1 (request_config_change): "helper" is not below you; below you are: worker-1, worker-2, worker-3.',
    ]);
    expect(refusalsOf(table, 'lead', ask('lead'))[0]).toContain('no agent changes its own mode');
    expect(refusalsOf(table, 'worker-1', ask('worker-2'))[0]).toContain('you may not ask');
    expect(refusalsOf(table, 'lead', ask('worker-1', { tickInterval: 0 }))[0]).toContain(
      'tickInterval 0 must be',
    );
    const answer = answerOf(
      table.turn('lead', 1, [], [ask('worker-1', { triggerOn: ['task_assigned'] })]),
    );
    expect(answer.actions).toEqual([
      {
        type: 'config_request',
        agent: 'worker-1',
        trigger: { mode: 'event-driven', triggerOn: [{ trigger: 'task_assigned', filter: null }] },
        reason: 'idle',
      },
    ]);
  });

  it('is decided once by whom it came to', () => {
    const table = tableOf();
    expect(refusalsOf(table, 'coo', { action: 'approve' })[0]).toContain('no request waits');
    table.turn('coo', 1, [{ id: 5, kind: 'config_request', from: 'lead' }], []);
    expect(table.desk.factsOf('coo').openRequests).toBe(1);
    expect(
      refusalsOf(table, 'coo', { action: 'approve' }, { action: 'refuse', reason: 'no' })[0],
    ).toContain('Action 2 (refuse)');
    answerOf(table.turn('coo', 2, [], [{ action: 'refuse', reason: 'no' }]));
    expect(table.desk.factsOf('coo').openRequests).toBe(0);
  });
});
