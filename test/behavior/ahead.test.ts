// What answers say about the turns that come next, and what a flow remembers of those it was not asked about.

import { describe, expect, it } from 'vitest';
import { createFlow } from '#behavior/flow';
import { parseScript } from '#behavior/parse-script';
import { passive } from '#behavior/passive';
import type { Invocation, Message, WorkAction } from '#engine/types';
import { TRIGGER_OF_KIND } from '#engine/types';
import { orgOf } from '../engine/simulate.js';
import { company } from './orgs.js';

const org = (more = '') =>
  orgOf(company(more, '- **Effort:** 9 ticks\n').replace('- **Effort:** 3 ticks\n', ''));
const NOTHING = { turns: Number.POSITIVE_INFINITY, actions: [] };

function turnOf(agent: string, given: Partial<Invocation> = {}): Invocation {
  const wake = { tick: 5, wave: 0, mode: 'event-driven', slept: 1, turnsTaken: 0 } as const;
  return { ...wake, agent, reasons: [], messages: [], timers: [], thresholds: [], ...given };
}

let lastId = 0;
function message(kind: 'delegation' | 'answer', task: string): Message {
  const about = { kind, trigger: TRIGGER_OF_KIND[kind], from: 'head-of-sales', to: 'seller', task };
  const none = {
    attributes: null,
    escalationReason: null,
    dueAtOnce: false,
    chain: null,
    body: '',
    arrival: 5,
  };
  lastId += 1;
  return { id: lastId, priority: 'normal', ...about, ...none };
}

const delegation = (task: string): Message => message('delegation', task);

const tasksOf = (actions: readonly object[]) =>
  actions.map((action) => (action as WorkAction).task);

describe('ahead of an agent of the flow', () => {
  it('is nothing for ever while it has nothing to do, manager or not', () => {
    const flow = createFlow({ org: org(), seed: 1 });
    expect(flow.answer(turnOf('seller')).ahead).toEqual(NOTHING);
    expect(flow.answer(turnOf('ceo')).ahead).toEqual(NOTHING);
  });

  it('are the turns between the first and the last of its task', () => {
    const flow = createFlow({ org: org(), seed: 1 });
    const messages = [message('delegation', 'a'), message('delegation', 'b')];
    expect(flow.answer(turnOf('seller', { messages })).ahead).toEqual({
      turns: 7,
      actions: [{ type: 'work', task: 'a' }],
    });
    expect(flow.answer(turnOf('seller', { turnsTaken: 5 })).ahead?.turns).toBe(1);
    const last = flow.answer(turnOf('seller', { turnsTaken: 1 }));
    expect(last.actions.map(({ type }) => type)).toEqual(['work', 'completion']);
    expect(last).toMatchObject({ workInProgress: true });
    const first = flow.answer(turnOf('seller'));
    expect(tasksOf(first.actions)).toEqual(['b']);
  });

  it('are those of the task that waits once one is finished, the first of them apart', () => {
    const noted = org('- **Progress updates:** on phase change');
    const waiting = {
      turns: 1,
      actions: [{ type: 'work', task: 'b', note: 'started' }],
      next: { turns: 7, actions: [{ type: 'work', task: 'b' }] },
    };
    const finish = () => {
      const flow = createFlow({ org: noted, seed: 1 });
      flow.answer(turnOf('seller', { messages: ['a', 'b'].map((task) => delegation(task)) }));
      const { ahead } = flow.answer(turnOf('seller', { turnsTaken: 7 }));
      expect(ahead).toEqual(waiting);
      return flow;
    };
    const later = finish().answer(turnOf('seller', { turnsTaken: 3 }));
    expect(later.actions).toEqual([{ type: 'work', task: 'b' }]);
    expect(later.ahead).toEqual({ turns: 4, actions: [{ type: 'work', task: 'b' }] });
    const last = finish().answer(turnOf('seller', { turnsTaken: 8 }));
    expect(last.actions.map(({ type }) => type)).toEqual(['work', 'completion']);
    // What is more urgent comes before it: nothing was promised to last past what is new.
    const urgent = { ...delegation('c'), priority: 'high' } as const;
    const other = finish().answer(turnOf('seller', { messages: [urgent] }));
    expect(tasksOf(other.actions)).toEqual(['c']);
  });

  it('ends before the turn on which the task gets stuck', () => {
    const stuck = orgOf(
      company('', '- **Effort:** 9 ticks\n')
        .replace('0%', '100%')
        .replace('- **Effort:** 3 ticks\n', ''),
    );
    const flow = createFlow({ org: stuck, seed: 1 });
    const { ahead } = flow.answer(turnOf('seller', { messages: [message('delegation', 'a')] }));
    const turns = ahead?.turns ?? 0;
    expect(turns).toBeLessThan(8);
    const { actions } = flow.answer(turnOf('seller', { turnsTaken: turns }));
    expect(actions.map(({ type }) => type)).toEqual(['work', 'escalation']);
  });

  it('is the same note on every turn where the culture wants one', () => {
    const flow = createFlow({ org: org('- **Progress updates:** every tick'), seed: 1 });
    const { ahead } = flow.answer(turnOf('seller', { messages: [message('delegation', 'a')] }));
    expect(ahead?.actions).toEqual([{ type: 'work', task: 'a', note: 'working' }]);
  });

  it('is not said with --adapt, which counts every poll', () => {
    const flow = createFlow({ org: org(), seed: 1, adapt: true });
    expect(flow.answer(turnOf('seller'))).toEqual({ actions: [], workInProgress: false });
  });

  it('may not be overdrawn', () => {
    const flow = createFlow({ org: org(), seed: 1 });
    flow.answer(turnOf('seller', { messages: [message('delegation', 'a')] }));
    expect(() => flow.answer(turnOf('seller', { turnsTaken: 8 }))).toThrow(/than were ahead/);
  });
});

it('tells tasks of one name apart while both are open, and no longer', () => {
  const flow = createFlow({ org: org(), seed: 1 });
  const take = (turnsTaken: number, messages: Message[]) =>
    tasksOf(flow.answer(turnOf('seller', { turnsTaken, messages })).actions);
  const [first, second, third] = [1, 2, 3].map(() => message('delegation', 'a'));
  expect(take(0, [first!, second!])).toEqual(['a']);
  expect(take(7, [])).toEqual(['a', 'a']);
  expect(take(0, [])).toEqual([`a-${second?.id}`]);
  expect(take(7, [])).toEqual([`a-${second?.id}`, 'a']);
  expect(take(0, [third!])).toEqual(['a']);
});

describe('ahead of others', () => {
  it('is nothing for who looks and does nothing', () => {
    expect(passive.answer(turnOf('ceo')).ahead).toEqual(NOTHING);
  });

  it('is nothing by a script, unless it sends something on polls', () => {
    const script =
      '{"ceo": {"timer": [{"type": "approve"}]}, "seller": {"poll": [{"type": "approve"}]}}';
    const behavior = parseScript(script, 's.json', org());
    const timed = behavior.answer(turnOf('ceo', { reasons: ['timer'] }));
    expect(timed).toEqual({
      actions: [{ type: 'approve' }],
      workInProgress: false,
      ahead: NOTHING,
    });
    expect(behavior.answer(turnOf('web-lead')).ahead).toEqual(NOTHING);
    expect(behavior.answer(turnOf('seller'))).not.toHaveProperty('ahead');
  });
});
