import { describe, expect, it } from 'vitest';
import type { ModelAction } from '#models/model-action';
import { answerOf, delegated, ORDER, openOf, refusalsOf, SHOP, tableOf } from './desk-of.js';

describe('a task', () => {
  it('is named by the order, or by who gave it away and when', () => {
    const table = delegated();
    expect(openOf(table, 'coo')).toEqual(['order-1']);
    expect(openOf(table, 'lead')).toEqual(['t5.coo.1']);
    expect(openOf(table, 'worker-1')).toEqual(['t5.lead.1']);
    expect(table.desk.orders).toBe(1);
    expect(table.desk.openOrders).toBe(1);
  });

  it('goes up again, each part before the whole', () => {
    const table = delegated();
    const complete = (task: string): ModelAction => ({ action: 'complete', task, body: 'done' });
    expect(refusalsOf(table, 'lead', complete('t5.coo.1'))).toEqual([
      'Action 1 (complete): t5.coo.1 cannot be complete before what you gave away for it: t5.lead.1. Wait for the results.',
    ]);
    const worker = answerOf(table.turn('worker-1', 7, [], [complete('t5.lead.1')]));
    expect(worker).toEqual({
      actions: [{ type: 'completion', to: 'lead', task: 't5.lead.1', body: 'done' }],
      workInProgress: false,
    });
    expect(table.desk.pagesOf('lead').given).toEqual([
      expect.objectContaining({ id: 't5.lead.1', state: 'complete', result: 'done' }),
    ]);
    answerOf(table.turn('lead', 7, [], [complete('t5.coo.1')]));
    expect(table.desk.pagesOf('lead').given).toEqual([]);
    const coo = answerOf(table.turn('coo', 7, [], [complete('order-1')]));
    expect(coo.actions[0]).toMatchObject({ to: 'human-principal', task: 'order-1' });
    expect(table.desk.openOrders).toBe(0);
  });

  it('is not given and complete, complete twice, or worked on after, in one answer', () => {
    const table = delegated();
    const complete: ModelAction = { action: 'complete', task: 't5.lead.1', body: 'x' };
    expect(refusalsOf(table, 'worker-1', complete, complete)[0]).toContain('Action 2 (complete)');
    expect(refusalsOf(table, 'worker-1', complete, { action: 'work', task: 't5.lead.1' })).toEqual([
      'Action 2 (work): task "t5.lead.1" is no open task of yours; you have none.',
    ]);
    const fresh = tableOf();
    fresh.turn('lead', 1, [{ ...ORDER, kind: 'delegation', task: 't1.coo.1', from: 'coo' }], []);
    expect(
      refusalsOf(
        fresh,
        'lead',
        { action: 'delegate', to: 'worker-1', body: 'x' },
        { action: 'complete', task: 't1.coo.1', body: 'x' },
      )[0],
    ).toContain('what you give away in this answer');
  });

  it('that is shown again after a turn that failed is there once', () => {
    const table = tableOf();
    table.turn('coo', 1, [ORDER], []);
    table.desk.settle(
      { agent: 'coo' },
      {
        actions: [],
        workInProgress: false,
        failure: { reason: 'x', hold: 'failing', until: 3 },
      },
    );
    table.turn('coo', 3, [ORDER], []);
    expect(openOf(table, 'coo')).toEqual(['order-1']);
    expect(table.desk.orders).toBe(1);
  });

  it('belongs to the oldest open task unless part_of says otherwise', () => {
    const table = tableOf();
    table.turn('coo', 1, [ORDER, { ...ORDER, id: 2 }], []);
    const answer = answerOf(
      table.turn(
        'coo',
        2,
        [],
        [
          { action: 'delegate', to: 'lead', body: 'a' },
          { action: 'delegate', to: 'help-lead', body: 'b', part_of: 'order-2' },
        ],
      ),
    );
    expect(answer.actions).toEqual([
      { type: 'delegation', to: 'lead', body: 'a', task: 't2.coo.1', partOf: 'order-1' },
      { type: 'delegation', to: 'help-lead', body: 'b', task: 't2.coo.2', partOf: 'order-2' },
    ]);
    expect(
      refusalsOf(table, 'coo', { action: 'delegate', to: 'lead', body: 'x', part_of: 'order-9' }),
    ).toEqual([
      'Action 1 (delegate): part_of "order-9" is no open task of yours; yours are: order-1, order-2.',
    ]);
  });
});

describe('work', () => {
  const work: ModelAction = { action: 'work', task: 't5.lead.1', note: 'half' };

  it('goes on at the next turn, and its note is kept', () => {
    const table = delegated();
    expect(answerOf(table.turn('worker-1', 7, [], [work])).workInProgress).toBe(true);
    expect(table.desk.tasksOf('worker-1')[0]).toMatchObject({
      note: 'half',
      turns: { done: 1, most: 20 },
    });
    const done: ModelAction = { action: 'complete', task: 't5.lead.1', body: 'x' };
    expect(answerOf(table.turn('worker-1', 8, [], [work, done])).workInProgress).toBe(false);
  });

  it('is one turn an answer, and a number of turns a task', () => {
    const table = tableOf(SHOP, { turnsMax: 2 });
    const mail = { id: 4, kind: 'delegation', from: 'lead', task: 't5.lead.1' } as const;
    table.turn('worker-1', 6, [mail], []);
    expect(refusalsOf(table, 'worker-1', work, work)[0]).toContain('has had its turn');
    answerOf(table.turn('worker-1', 7, [], [work]));
    answerOf(table.turn('worker-1', 8, [], [work]));
    expect(refusalsOf(table, 'worker-1', work)).toEqual([
      'Action 1 (work): you have worked 2 turns on t5.lead.1, and there are no more: complete it with what you have, or escalate it.',
    ]);
    expect(table.desk.knownTo('worker-1').workableTasks).toEqual([]);
  });
});
