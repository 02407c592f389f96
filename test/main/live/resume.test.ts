// What a person may say when a run is taken up: about calls in doubt, to whoever waits, and what is to be done next.
import { expect, test } from 'vitest';
import type { JournalRecord } from '#journal/records';
import type { PersonWishes } from '#main/live/person-wishes';
import type { LiveOutcome } from '#main/live/run-live';
import { beginLive, resumeLive } from '#main/live/run-live';
import type { ModelAdapter } from '#models/adapter';
import { createDryRunAdapter } from '#models/dry-run';
import { MemoryStorage } from '../../journal/memory-storage.js';
import { LiveWorld, OPTIONS, recordsOn, SLEEPING_ORG } from './live-world.js';

const SOURCE = { name: 'ORG.md', text: SLEEPING_ORG };
const NO_WISHES: PersonWishes = { inDoubt: null, orders: [], answers: [], decision: null };

type Played = Extract<LiveOutcome, { kind: 'played' }>;

function playedOf(outcome: LiveOutcome): Played {
  if (outcome.kind !== 'played') throw new Error(`the run was ${outcome.kind}`);
  return outcome;
}

async function takeUp(
  disk: Uint8Array,
  wishes: Partial<PersonWishes>,
  adapter?: ModelAdapter,
): Promise<{ world: LiveWorld; played: Played }> {
  const world = new LiveWorld(new MemoryStorage(disk), adapter === undefined ? {} : { adapter });
  const asked = { limits: {}, wishes: { ...NO_WISHES, ...wishes }, all: false };
  return { world, played: playedOf(await resumeLive('sample', asked, world.host)) };
}

/** The disk just after the first call of that agent was announced. */
async function killedInCallOf(agent: string): Promise<Uint8Array> {
  const disks: Uint8Array[] = [];
  const storage = new MemoryStorage(new Uint8Array(), { onSync: (disk) => disks.push(disk) });
  await beginLive(SOURCE, OPTIONS, false, new LiveWorld(storage).host);
  for (const disk of disks) {
    const last = (await recordsOn(disk)).at(-1);
    if (last?.type === 'intent' && last.agent === agent) return disk;
  }
  throw new Error(`${agent} was never asked`);
}

function ofType<T extends JournalRecord['type']>(
  records: readonly JournalRecord[],
  type: T,
): Extract<JournalRecord, { type: T }>[] {
  return records.filter(
    (record): record is Extract<JournalRecord, { type: T }> => record.type === type,
  );
}

test('a call in doubt is held: counted, not asked again, its agent parked with its mail, until a later resume says retry', async () => {
  const disk = await killedInCallOf('coo');
  const held = await takeUp(disk, {});
  expect(held.world.sent.some(({ facts }) => facts.agent === 'coo')).toBe(false);
  expect(held.played.live.inDoubt.map(({ id }) => id)).toEqual(['0.0.coo#1']);
  expect(held.played.live.spent.requests).toBe(held.world.sent.length + 1);
  expect(held.played.live.agents.find(({ id }) => id === 'coo')?.parked).toContain('--in-doubt');
  expect(held.played.live.state).toBe('end');

  const still = await takeUp(held.world.storage.disk, {});
  expect(still.world.sent).toEqual([]);

  const { world, played } = await takeUp(still.world.storage.disk, { inDoubt: 'retry' });
  expect(played.live.state).toBe('done');
  expect(world.sent[0]?.facts.agent).toBe('coo');
  const doubts = ofType(await recordsOn(world.storage.disk), 'doubt');
  expect(doubts.map(({ decision }) => decision)).toEqual(['hold', 'retry']);
});

test('with retry it is asked again, under a number of its own, and both count', async () => {
  const { world, played } = await takeUp(await killedInCallOf('coo'), { inDoubt: 'retry' });
  expect(played.live.state).toBe('done');
  const ids = ofType(await recordsOn(world.storage.disk), 'intent').map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['0.0.coo#1', '0.0.coo#2']));
  expect(played.live.spent.requests).toBe(ids.length);
});

test('with skip the turn has failed, the mail goes back, and the agent wakes again at the next tick', async () => {
  const { world, played } = await takeUp(await killedInCallOf('coo'), { inDoubt: 'skip' });
  expect(played.live.state).toBe('done');
  const turns = ofType(await recordsOn(world.storage.disk), 'turn');
  const own = turns.filter(({ agent }) => agent === 'coo');
  expect(own[0]).toMatchObject({ tick: 0, answer: { failure: { hold: 'failing', until: 1 } } });
  expect(own[1]).toMatchObject({ tick: 1 });
  expect(world.wakes.find(({ agent, tick }) => agent === 'coo' && tick === 1)?.pending).toBe(1);
});

test('what was decided holds where nothing is said later', async () => {
  const disk = await killedInCallOf('coo');
  const skipped = await takeUp(disk, { inDoubt: 'skip' });
  const again = await takeUp(skipped.world.storage.disk, {});
  expect(again.world.sent).toEqual([]);
  expect(ofType(await recordsOn(again.world.storage.disk), 'doubt')).toHaveLength(1);
});

/** A dry run in which one agent does not know how to go on. */
function stuck(agent: string): ModelAdapter {
  const inner = createDryRunAdapter();
  return {
    ...inner,
    call: async (request, options) => {
      const reply = await inner.call(request, options);
      const [task] = request.facts.openTasks;
      const isAnswered = request.message.includes('Use the second draft');
      if (
        request.facts.agent !== agent ||
        task === undefined ||
        task.isBlocked ||
        isAnswered ||
        task.given > 0
      )
        return reply;
      const action = { action: 'escalate', task: task.id, reason: 'BLOCKED', body: 'Which draft?' };
      return { ...reply, text: JSON.stringify({ actions: [action] }) };
    },
  };
}

test('an escalation waits for a person, the run stops, and goes on with the answer', async () => {
  const adapter = stuck('coo');
  const first = new LiveWorld(undefined, { adapter });
  const stopped = playedOf(await beginLive(SOURCE, OPTIONS, false, first.host));
  expect(stopped.live).toMatchObject({
    state: 'end',
    reason: 'Nothing goes on before a person acts.',
    waiting: [{ from: 'coo', task: 'order-1', text: 'Which draft?' }],
  });
  await expect(
    takeUp(first.storage.disk, { answers: [{ task: 'order-9', text: 'x' }] }, adapter),
  ).rejects.toThrow('No escalation of order-9 waits');
  const answers = [{ task: 'order-1', text: 'Use the second draft' }];
  const { world, played } = await takeUp(first.storage.disk, { answers }, adapter);
  expect(played.live).toMatchObject({ state: 'done', waiting: [] });
  expect(ofType(await recordsOn(world.storage.disk), 'outside')).toEqual([
    expect.objectContaining({
      event: {
        from: 'human-principal',
        action: { type: 'answer', to: 'coo', task: 'order-1', body: 'Use the second draft' },
      },
    }),
  ]);
});

test('a run that is done takes another order, and is done again', async () => {
  const first = new LiveWorld();
  await beginLive(SOURCE, OPTIONS, false, first.host);
  const { world, played } = await takeUp(first.storage.disk, { orders: ['And the index'] });
  expect(played.live.state).toBe('done');
  expect(played.live.orders.map(({ text, state }) => [text, state])).toEqual([
    ['Bring out the almanac', 'complete'],
    ['And the index', 'complete'],
  ]);
  const again = await takeUp(world.storage.disk, {});
  expect(again.world.sent).toEqual([]);
  expect(again.played.report).toEqual(played.report);
});

test('a decision that nobody waits for, and an order after the end, are refused before anything is written', async () => {
  const first = new LiveWorld();
  await beginLive(SOURCE, { ...OPTIONS, length: { kind: 'ticks', ticks: 2 } }, false, first.host);
  const { disk } = first.storage;
  await expect(takeUp(disk, { decision: 'approve' })).rejects.toThrow('none waits for you');
  await expect(takeUp(disk, { orders: ['More'] })).rejects.toThrow('come to its end');
});

test('turns that are not those of the run are an error, and nobody is asked', async () => {
  const first = new LiveWorld();
  await beginLive(SOURCE, OPTIONS, false, first.host);
  const records = await recordsOn(first.storage.disk);
  const other = new MemoryStorage();
  const { openJournal } = await import('#journal/open-journal');
  const journal = await openJournal(other);
  for (const record of records) {
    const isMoved = record.type === 'turn' && record.tick === 1;
    await journal.append(isMoved ? { ...record, tick: 2 } : record);
  }
  await journal.close();
  const world = new LiveWorld(new MemoryStorage(other.disk));
  const asked = { limits: {}, wishes: NO_WISHES, all: false };
  await expect(resumeLive('sample', asked, world.host)).rejects.toThrow('of another version');
  expect(world.sent).toEqual([]);
});

test('an answer that nobody waits for leaves the run as it stood', async () => {
  const storage = new MemoryStorage();
  await beginLive(SOURCE, OPTIONS, false, new LiveWorld(storage).host);
  const before = ofType(await recordsOn(storage.disk), 'stop').at(-1);
  const answers = [{ task: 'order-9', text: 'yes' }];
  const world = new LiveWorld(new MemoryStorage(storage.disk));
  const asked = { limits: {}, wishes: { ...NO_WISHES, answers }, all: false };
  await expect(resumeLive('sample', asked, world.host)).rejects.toThrow('order-9');
  const { why, tick, reason } = ofType(await recordsOn(world.storage.disk), 'stop').at(-1) ?? {};
  expect({ why, tick, reason }).toEqual({
    why: before?.why,
    tick: before?.tick,
    reason: before?.reason,
  });
});
