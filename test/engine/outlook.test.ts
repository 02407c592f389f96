import { expect, it } from 'vitest';
import type { Outlook } from '#engine/outlook';
import { nextUrgentTick } from '#engine/outlook';
import type { Message } from '#engine/types';
import { pollingBoss } from './orgs.js';
import { orgOf } from './simulate.js';

function critical(arrival: number): Message {
  return {
    id: 0,
    kind: 'message',
    trigger: 'message_received',
    from: 'kit',
    to: 'boss',
    priority: 'critical',
    arrival,
    task: null,
    body: '',
    attributes: null,
    escalationReason: null,
    dueAtOnce: false,
    chain: null,
  };
}

function outlook(messages: readonly Message[]): Outlook {
  const boss = orgOf(pollingBoss()).agents.find(({ id }) => id === 'boss');
  if (boss === undefined) throw new Error('no boss');
  return { tick: 0, trigger: boss.trigger, becameEventDriven: 0, messages, sources: [] };
}

it('the next critical message is the first after the tick', () => {
  const ahead = outlook([critical(3), critical(5), critical(7), critical(9)]);
  expect([2, 3, 5, 7, 8, 9].map((tick) => nextUrgentTick(ahead, tick))).toEqual([
    3,
    5,
    7,
    9,
    9,
    null,
  ]);
});

it('there may be more of them than a call takes arguments', () => {
  const ahead = outlook(Array.from({ length: 200_000 }, (_, place) => critical(place + 4)));
  expect(nextUrgentTick(ahead, 6)).toBe(7);
});
