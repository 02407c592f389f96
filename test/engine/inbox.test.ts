import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Inbox } from '#engine/inbox';
import type { Message } from '#engine/types';

const message = (id: number, arrival: number): Message => ({
  id,
  kind: 'message',
  trigger: 'message_received',
  from: 'a',
  to: 'b',
  priority: 'normal',
  arrival,
  task: null,
  body: '',
  attributes: null,
  escalationReason: null,
  dueAtOnce: false,
  chain: null,
});

it('keeps what is not processed, oldest first', () => {
  const inbox = new Inbox();
  expect(inbox.oldestPendingTick()).toBeNull();
  const [first, second, third] = [message(1, 4), message(2, 4), message(3, 9)];
  for (const each of [first, second, third]) inbox.receive(each);
  expect(inbox.oldestPendingTick()).toBe(4);
  inbox.markProcessed([first, second, message(7, 1)]);
  expect(inbox.getPending()).toEqual([third]);
  expect(inbox.oldestPendingTick()).toBe(9);
  expect([inbox.totalReceived, inbox.totalProcessed]).toEqual([3, 2]);
});

it('loses nothing, whatever is shown and however often', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(20))), (rounds) => {
      const inbox = new Inbox();
      rounds.forEach((shown, round) => {
        inbox.receive(message(round, round));
        inbox.markProcessed(inbox.getPending().filter(({ id }) => shown.includes(id)));
        expect(inbox.totalReceived).toBe(inbox.totalProcessed + inbox.getPending().length);
      });
    }),
  );
});
