// The work of one org given to another: same instants, same texts, same recipients where it has them.
import { expect, test } from 'vitest';
import { createOrderDesk } from '#behavior/order-desk';
import type { WorkRecord } from '#behavior/work-record';
import { recordWork, replayWork } from '#behavior/work-record';
import type { Message, Outside, OutsideEvent } from '#engine/types';
import { agentOf, orgOf } from '../cost/sample-org.js';

const order = (to: string, body: string): OutsideEvent => ({
  from: 'human-principal',
  action: { type: 'order', to, body, task: `task ${body}`, priority: 'high' },
});

const recordOf = (...events: [tick: number, event: OutsideEvent][]): WorkRecord => ({
  tickSeconds: 30,
  events: events.map(([tick, event]) => ({ tick, event })),
});

const orgWith = (tickSeconds: number, ...ids: string[]) =>
  orgOf({ tickSeconds, agents: ids.map((id) => agentOf({ id, name: id })) });

const replay = (record: WorkRecord, org = orgWith(30, 'boss')) =>
  replayWork(record, org, createOrderDesk(org));

/** All that happens, asked for the way an engine does. */
function play(work: Outside): [tick: number, to: unknown, body: unknown][] {
  const seen: [number, unknown, unknown][] = [];
  for (let tick = work.nextTick(0); tick !== null; tick = work.nextTick(tick + 1)) {
    for (const { action } of work.eventsAt(tick)) {
      if ('to' in action) seen.push([tick, action.to, action.body]);
    }
  }
  return seen;
}

test('recording changes nothing and keeps everything', () => {
  const heard: unknown[] = [];
  const source: Outside = {
    eventsAt: (tick) => (tick === 4 ? [order('boss', 'a'), order('boss', 'b')] : []),
    nextTick: (tick) => (tick <= 4 ? 4 : null),
    receive: (message) => heard.push(message),
  };
  const record: WorkRecord = { tickSeconds: 30, events: [] };
  const recorded = recordWork(source, record);
  expect(play(recorded)).toEqual([
    [4, 'boss', 'a'],
    [4, 'boss', 'b'],
  ]);
  expect(record).toEqual(recordOf([4, order('boss', 'a')], [4, order('boss', 'b')]));
  const message = { body: 'done' } as Message;
  recorded.receive(message, 5);
  expect(heard).toEqual([message]);
});

test('the same orders come at the same ticks', () => {
  const record = recordOf([0, order('boss', 'a')], [7, order('boss', 'b')]);
  expect(play(replay(record))).toEqual([
    [0, 'boss', 'a'],
    [7, 'boss', 'b'],
  ]);
});

test('events of ticks that nobody asked for come with the next one', () => {
  const work = replay(recordOf([1, order('boss', 'a')], [3, order('boss', 'b')]));
  expect(work.eventsAt(5)).toHaveLength(2);
  expect(work.nextTick(5)).toBeNull();
});

test.each([
  [10, [0, 3, 21]],
  [30, [0, 1, 7]],
  [60, [0, 0, 3]],
  [45, [0, 0, 4]],
])('in ticks of %d s they come in the tick of the same instant', (tickSeconds, ticks) => {
  const record = recordOf(
    [0, order('boss', 'a')],
    [1, order('boss', 'b')],
    [7, order('boss', 'c')],
  );
  const org = orgWith(tickSeconds, 'boss');
  expect(play(replay(record, org)).map(([tick]) => tick)).toEqual(ticks);
});

test('an order for somebody who is not there goes to the own root, and is counted', () => {
  const work = replay(recordOf([0, order('boss', 'a')], [2, order('gone', 'b')]));
  expect(play(work)).toEqual([
    [0, 'boss', 'a'],
    [2, 'boss', 'b'],
  ]);
  expect(work.countRerouted()).toBe(1);
});

test('an order goes to the agent of that id wherever in the chart it stands', () => {
  const agents = [
    agentOf({ id: 'boss', name: 'Boss' }),
    agentOf({ id: 'worker', name: 'Worker', reportsTo: 'boss' }),
  ];
  const org = orgOf({ agents });
  const work = replayWork(recordOf([0, order('worker', 'a')]), org, createOrderDesk(org));
  expect(play(work)).toEqual([[0, 'worker', 'a']]);
  expect(work.countRerouted()).toBe(0);
});
