// Killed after every sync of its journal, and with every write failing: taken up again, a run comes to the same end as one that
// nobody disturbed.
import { expect, test } from 'vitest';
import type { JournalRecord } from '#journal/records';
import type { PersonWishes } from '#main/live/person-wishes';
import { beginLive, resumeLive } from '#main/live/run-live';
import { diskFull, MemoryStorage } from '../../journal/memory-storage.js';
import { CONCURRENCY, LiveWorld, OPTIONS, ORG, recordsOn } from './live-world.js';

const SOURCE = { name: 'ORG.md', text: ORG };
const RETRY: PersonWishes = { inDoubt: 'retry', orders: [], answers: [], decision: null };

/** What happened in the run: every wake, every action, in order. */
function story({ wakes, log }: LiveWorld): unknown {
  return { wakes, actions: log.filter(({ type }) => type === 'action') };
}

async function undisturbed(): Promise<{ world: LiveWorld; disks: Uint8Array[] }> {
  const disks: Uint8Array[] = [];
  const world = new LiveWorld(
    new MemoryStorage(new Uint8Array(), { onSync: (disk) => disks.push(disk) }),
  );
  const outcome = await beginLive(SOURCE, OPTIONS, false, world.host);
  expect(outcome).toMatchObject({ kind: 'played', live: { state: 'done' } });
  return { world, disks };
}

function idsOf(records: readonly JournalRecord[], type: 'intent' | 'call'): string[] {
  return records.flatMap((record) => (record.type === type ? [record.id] : []));
}

/** Takes a disk up until the end, and holds it against the undisturbed run. */
async function takeUp(disk: Uint8Array, plain: LiveWorld): Promise<void> {
  const before = await recordsOn(disk);
  const world = new LiveWorld(new MemoryStorage(disk));
  const resumed = await resumeLive('sample', { limits: {}, wishes: RETRY, all: false }, world.host);
  expect(resumed).toMatchObject({ kind: 'played', live: { state: 'done' } });
  expect(story(world)).toEqual(story(plain));
  expect(world.results).toEqual(plain.results);
  const settled = idsOf(before, 'call');
  const inDoubt = idsOf(before, 'intent').filter((id) => !settled.includes(id));
  expect(inDoubt.length).toBeLessThanOrEqual(CONCURRENCY);
  // Each call once, and once more where nobody knows whether it was made.
  expect(world.sent).toHaveLength(plain.sent.length - settled.length);
  const after = await recordsOn(world.storage.disk);
  const ids = idsOf(after, 'intent');
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(plain.sent.length + inDoubt.length);
}

test('killed after any sync, it comes to the same end: nothing lost, nothing twice, no settled call again', async () => {
  const { world, disks } = await undisturbed();
  expect(world.sent.length).toBeGreaterThan(15);
  // Before the first record of all it never began.
  for (const disk of disks.filter(({ length }) => length > 0)) await takeUp(disk, world);
});

test('killed in the middle of a record, too', async () => {
  const { world, disks } = await undisturbed();
  expect(disks.length).toBeGreaterThan(30);
  for (const [at, disk] of disks.entries()) {
    const next = disks[at + 1];
    if (next === undefined || disk.length === 0) continue;
    const torn = next.slice(0, disk.length + Math.floor((next.length - disk.length) / 2));
    await takeUp(torn, world);
  }
});

test('where a write fails it stops, pays for nothing more, and goes on from there', async () => {
  const { world: plain, disks } = await undisturbed();
  const operations = disks.length * 2;
  const seen = new Set<number>();
  for (let k = 4; k <= operations; k++) {
    const storage = new MemoryStorage(new Uint8Array(), {
      fault: (operation, count) => {
        if (count >= k && operation !== 'close') throw diskFull();
        return undefined;
      },
    });
    const world = new LiveWorld(storage);
    await expect(beginLive(SOURCE, OPTIONS, false, world.host)).rejects.toThrow('no more');
    const written = await recordsOn(storage.disk);
    // Only what is on the disk was sent.
    expect(world.sent.length).toBeLessThanOrEqual(idsOf(written, 'intent').length);
    if (written.length > 0 && !seen.has(written.length) && written.length % 5 === 0)
      await takeUp(storage.disk, plain);
    seen.add(written.length);
  }
});
