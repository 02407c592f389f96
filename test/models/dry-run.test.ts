// The dry-run model: whatever the chart, every order is closed, by actions that the chart allows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WakeFacts } from '#models/adapter';
import { createDryRunAdapter } from '#models/dry-run';
import type { ModelAction } from '#models/model-action';
import { optionsOf, requestOf } from './adapter-request.js';

const adapter = createDryRunAdapter();

const IDLE: WakeFacts = { ...requestOf().facts, reports: ['a', 'b', 'c', 'd', 'e'] };
const task = (id: string, more: Partial<WakeFacts['openTasks'][number]> = {}) => ({
  id,
  from: 'you',
  body: 'Do it.',
  given: 0,
  givenOpen: 0,
  isBlocked: false,
  ...more,
});

async function decide(facts: Partial<WakeFacts>): Promise<readonly ModelAction[]> {
  const reply = await adapter.call(requestOf({ facts: { ...IDLE, ...facts } }), optionsOf());
  return JSON.parse(reply.text).actions;
}

describe('it', () => {
  it('is idle where nothing is to be done, or others are at work', async () => {
    expect(await decide({})).toEqual([{ action: 'idle' }]);
    const openTasks = [task('t', { given: 2, givenOpen: 1 }), task('u', { isBlocked: true })];
    expect(await decide({ openTasks })).toEqual([{ action: 'idle' }]);
  });

  it('gives an order to some reports, one part each, evenly over many orders', async () => {
    const given = new Map<string, number>();
    for (let order = 0; order < 200; order += 1) {
      const actions = await decide({ openTasks: [task(`order-${order}`)] });
      expect(actions).toHaveLength(3);
      for (const action of actions) {
        if (action.action !== 'delegate') throw new Error(action.action);
        expect(action.part_of).toBe(`order-${order}`);
        given.set(action.to, (given.get(action.to) ?? 0) + 1);
      }
      expect(new Set(actions.map((one) => 'to' in one && one.to)).size).toBe(3);
    }
    expect([...given.keys()].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    for (const count of given.values()) expect(Math.abs(count - 120)).toBeLessThan(30);
  });

  it('does the work where nobody is below, or may be given anything', async () => {
    const done = [
      { action: 'work', task: 't' },
      { action: 'complete', task: 't' },
    ];
    expect(await decide({ reports: [], openTasks: [task('t')] })).toMatchObject(done);
    expect(await decide({ mayDelegate: false, openTasks: [task('t')] })).toMatchObject(done);
  });

  it('hands in what is complete, answers escalations, approves requests', async () => {
    expect(
      await decide({
        openRequests: 2,
        openEscalations: [{ task: 'e', from: 'a' }],
        openTasks: [task('t', { given: 3 })],
      }),
    ).toMatchObject([
      { action: 'approve' },
      { action: 'approve' },
      { action: 'answer', task: 'e' },
      { action: 'complete', task: 't' },
    ]);
  });

  it('never answers more than a check allows, and stays awake for the rest', async () => {
    const openTasks = Array.from({ length: 90 }, (_, at) => task(`t${at}`));
    const actions = await decide({ reports: [], openTasks });
    expect(actions.length).toBeLessThanOrEqual(25);
    expect(actions.at(-1)).toEqual({ action: 'work', task: 't12' });
  });

  it('is free, reports tokens, and can be called off', async () => {
    const counted: number[] = [];
    const reply = await adapter.call(
      requestOf(),
      optionsOf({ onText: (characters) => void counted.push(characters) }),
    );
    expect(reply).toMatchObject({
      stopReason: 'end',
      usage: { provider: 'dry-run', raw: { input_tokens: 13, output_tokens: 8 } },
    });
    expect(counted).toEqual([reply.text.length]);
    await expect(
      adapter.call(requestOf(), optionsOf({ signal: AbortSignal.abort() })),
    ).rejects.toMatchObject({ facts: { kind: 'aborted', mayBeBilled: false } });
    expect(await adapter.reach(new AbortController().signal)).toMatchObject({ kind: 'reachable' });
  });
});

interface Book {
  readonly owner: number;
  readonly parent: string | null;
  isOpen: boolean;
}

/** A little org: who reports to whom, by number; the root is 0. Every agent is asked in turn until nothing changes. */
async function closeOrders(managers: readonly number[], orders: number): Promise<readonly Book[]> {
  const books = new Map<string, Book>();
  for (let at = 0; at < orders; at += 1)
    books.set(`order-${at}`, { owner: 0, parent: null, isOpen: true });
  for (let round = 0; round < 300; round += 1) {
    for (let agent = 0; agent <= managers.length; agent += 1) {
      const reports = managers.flatMap((manager, at) =>
        manager === agent ? [String(at + 1)] : [],
      );
      const own = [...books].filter(([, { owner, isOpen }]) => owner === agent && isOpen);
      const openTasks = own.map(([id]) => {
        const given = [...books.values()].filter(({ parent }) => parent === id);
        const givenOpen = given.filter(({ isOpen }) => isOpen).length;
        return task(id, { given: given.length, givenOpen });
      });
      for (const action of await decide({ agent: String(agent), reports, openTasks })) {
        if (action.action === 'delegate') {
          expect(reports).toContain(action.to);
          expect(own.map(([id]) => id)).toContain(action.part_of);
          const owner = Number(action.to);
          books.set(`t${books.size}`, { owner, parent: action.part_of ?? null, isOpen: true });
        } else if (action.action === 'complete' || action.action === 'work') {
          const book = books.get(action.task);
          expect([book?.owner, book?.isOpen]).toEqual([agent, true]);
          if (book !== undefined && action.action === 'complete') book.isOpen = false;
        }
      }
    }
    if ([...books.values()].every(({ isOpen }) => !isOpen)) break;
  }
  return [...books.values()];
}

it('closes every order, in every chart', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(), { maxLength: 12 }),
      fc.integer({ min: 1, max: 30 }),
      async (picks, orders) => {
        // Each agent reports to one before it: a tree.
        const books = await closeOrders(
          picks.map((pick, at) => pick % (at + 1)),
          orders,
        );
        expect(books.filter(({ isOpen }) => isOpen)).toEqual([]);
      },
    ),
    { numRuns: 30 },
  );
});
